import { MONTH } from './months.ts'

const BEFORE = `(?:\\d\\d?\\.|at|by|from|to|till|until|before|after|around|in|within|next|the|on|[-–—&]|and|${MONTH}\\.?)`
const BEHIND = `(?:[ap]\\.?m|o[’']clock|noon|midnight|hours?|minutes?|mins?|days?|weeks?|months?|years?|of\\s${MONTH}|(?:to|[-–—])\\s\\d+|${MONTH})`

/** "Tomorrow 12 eggs" is not about noon: a number by itself is none of the hours of a day. */
const BARE = new RegExp(
  `(?<=^|\\s)(?<!(?:^|\\s)${BEFORE}\\s)\\d\\d(?=\\s|$|[,;!?](?:\\s|$)|\\.$)(?!\\s${BEHIND}(?:\\s|$))`,
  'gi',
)

/** The text with such numbers covered, letter by letter. */
export const withoutBareNumbers = (text: string): string => text.replaceAll(BARE, 'xx')
