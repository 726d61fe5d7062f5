import type * as chrono from 'chrono-node/en'

/** A date or time as it is found in a text. */
export type Found = Pick<chrono.ParsedResult, 'index' | 'text' | 'start' | 'end'>
