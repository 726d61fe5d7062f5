import type { Row } from './row.ts'
import { paragraphs } from './row.ts'

/** Makes a row fit into Cairn's limits without losing text, and says what it did. */
export function fitted(row: Row, note: (text: string) => void): Row {
  const title = cut(row.title, TITLE)
  if (title !== row.title) note(`the title is longer than ${TITLE} characters; it stands in the description as a whole`)
  const whole = title === row.title ? row.description : paragraphs(row.title, row.description)
  const description = cut(whole, DESCRIPTION)
  if (description !== whole) note(`the description was cut after ${DESCRIPTION} characters`)
  if (row.labels.length > LABELS)
    note(`only ${LABELS} labels can be on a task; without ${row.labels.slice(LABELS).join(', ')}`)
  const project = row.project === undefined ? undefined : named(row.project, PROJECT_NAME, note)
  return {
    ...row,
    title,
    description,
    labels: row.labels.slice(0, LABELS).map(name => named(name, LABEL_NAME, note)),
    ...(project !== undefined && { project }),
  }
}

/** The limits of the contract; what still does not fit is refused by its schema. */
const TITLE = 200
const DESCRIPTION = 20_000
const LABELS = 20
const LABEL_NAME = 60
const PROJECT_NAME = 120

function named(name: string, most: number, note: (text: string) => void): string {
  const clean = name.replaceAll(/[\p{Cc}\s\u2028\u2029]+/gu, ' ').trim()
  const short = cut(clean, most)
  if (short !== clean) note(`the name “${short}” was cut after ${most} characters`)
  return short
}

/** Never through the middle of a character that takes two units. */
function cut(text: string, most: number): string {
  if (text.length <= most) return text
  return `${text
    .slice(0, most - 1)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()}…`
}
