import { abridged, DESCRIPTION, LABEL_NAME, LABELS_OF_A_TASK, PROJECT_NAME, TITLE } from '@cairn/contract/limits'
import type { Row } from './row.ts'
import { paragraphs } from './row.ts'

/** Makes a row fit into Cairn's limits without losing text, and says what it did. What still does not fit is refused by its schema. */
export function fitted(row: Row, note: (text: string) => void): Row {
  const title = abridged(row.title, TITLE)
  if (title !== row.title) note(`the title is longer than ${TITLE} characters; it stands in the description as a whole`)
  const whole = title === row.title ? row.description : paragraphs(row.title, row.description)
  const description = abridged(whole, DESCRIPTION)
  if (description !== whole) note(`the description was cut after ${DESCRIPTION} characters`)
  if (row.labels.length > LABELS_OF_A_TASK)
    note(`only ${LABELS_OF_A_TASK} labels can be on a task; without ${row.labels.slice(LABELS_OF_A_TASK).join(', ')}`)
  const project = row.project === undefined ? undefined : named(row.project, PROJECT_NAME, note)
  return {
    ...row,
    title,
    description,
    labels: row.labels.slice(0, LABELS_OF_A_TASK).map(name => named(name, LABEL_NAME, note)),
    ...(project !== undefined && { project }),
  }
}

function named(name: string, most: number, note: (text: string) => void): string {
  const clean = name.replaceAll(/[\p{Cc}\s\u2028\u2029]+/gu, ' ').trim()
  const short = abridged(clean, most)
  if (short !== clean) note(`the name “${short}” was cut after ${most} characters`)
  return short
}
