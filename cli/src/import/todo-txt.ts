import { CalendarDate } from '@cairn/contract/fields'
import type { Priority } from '@cairn/contract/tasks'
import { datesInWords, distinct, paragraphs, type Reading, type Remark, type Row } from './row.ts'

/**
 * The todo.txt format (github.com/todotxt/todo.txt): `x` and dates, `(A)`, `+project`, `@context`, `key:value`.
 * What Cairn has no field for stays in the description, word for word.
 */
export function readTodoTxt(text: string): Reading {
  const rows: Row[] = []
  const leftOut: Remark[] = []
  const notes: Remark[] = []
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = index + 1
    const said = raw.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim()
    if (said === '') continue
    const row = readLine(line, said, text => notes.push({ line, text }))
    if (row) rows.push(row)
    else leftOut.push({ line, text: 'there is no text beside the marks' })
  }
  return { rows, leftOut, notes, general: [] }
}

function readLine(line: number, said: string, note: (text: string) => void): Row | undefined {
  const found = HEAD.exec(said)
  const head = found?.groups ?? {}
  const body = said.slice(found?.[0].length)
  const completed = head.x !== undefined
  // A completed task names the day of its completion first; an open one has only the day of its creation.
  const [completedOn, createdOn] = completed ? [head.first, head.second] : [undefined, head.first]

  const words = body.split(' ').filter(word => word !== '')
  const projects = words.map(projectOf).filter(name => name !== undefined)
  const contexts = words.map(contextOf).filter(name => name !== undefined)
  const pairs = words.map(pairOf).filter(pair => pair !== undefined)
  const dated = (key: string) => pairs.find(pair => pair.key === key && CalendarDate.safeParse(pair.value).success)
  const [due, start] = [dated('due'), dated('t')]
  const priority = head.priority ?? pairs.find(pair => pair.key === 'pri' && /^[A-Z]$/i.test(pair.value))?.value
  const used = pairs.filter(
    pair => pair === due || pair === start || (pair.key === 'pri' && /^[A-Z]$/i.test(pair.value)),
  )
  const kept = pairs.filter(pair => !used.includes(pair)).map(pair => pair.word)
  for (const pair of pairs)
    if (pair.key === 'due' && pair !== due)
      note(`“${pair.word}” is not a second date or no date; kept in the description`)

  const plain = words.filter(word => !projectOf(word) && !contextOf(word) && !pairOf(word)).join(' ')
  // A line of nothing but marks is still somebody's task; its marks are its name.
  const title = plain || words.join(' ')
  if (title === '') return undefined
  return {
    line,
    title,
    description: paragraphs(kept.join(' '), datesInWords(createdOn, completedOn)),
    status: completed ? 'completed' : 'pending',
    priority: priority === undefined ? 'none' : priorityOf(priority),
    ...(start && { startOn: start.value }),
    ...(due && { due: { dueOn: due.value } }),
    ...(projects[0] !== undefined && { project: projects[0] }),
    labels: distinct([...projects.slice(1).filter(name => name !== projects[0]), ...contexts]),
  }
}

/** `x`, a priority, up to two dates, each followed by a space. Only a lower-case x is a mark: "X marks the spot" is a title. */
const HEAD =
  /^(?:(?<x>x) )?(?:\((?<priority>[A-Z])\)(?: |$))?(?:(?<first>\d{4}-\d\d-\d\d)(?= |$) ?)?(?:(?<second>\d{4}-\d\d-\d\d)(?= |$) ?)?/

/** `+49 170 …` is a telephone number and `+1` applause. */
const projectOf = (word: string) => named(/^\+(?![\d().-]+$)(.+)$/, word)

const contextOf = (word: string) => named(/^@(.+)$/, word)

/** The comma behind a name in running text does not belong to it. */
const named = (pattern: RegExp, word: string) => pattern.exec(word)?.[1]?.replace(/[,;.:!?]+$/, '') || undefined

/** `due:2026-12-01`, but neither `12:30` nor `https://…`. */
function pairOf(word: string) {
  const [, key, value] = /^([A-Za-z][\w-]*):((?!\/\/)[^\s:]+)$/.exec(word) ?? []
  return key && value ? { key: key.toLowerCase(), value, word } : undefined
}

/** (A) is the most urgent; everything from (D) on is low. */
function priorityOf(letter: string): Priority {
  return ({ A: 'urgent', B: 'high', C: 'medium' } as const)[letter.toUpperCase()] ?? 'low'
}
