import { dateIn } from '@cairn/contract/dates'
import type { Due } from '../due.ts'
import { refused, usage } from '../failure.ts'
import { cell, readColumns, titleHeads, type Columns, type Field } from './columns.ts'
import { readRecords, type Record } from './csv-records.ts'
import type { DayOrder } from '@cairn/contract/dates'
import { dayOrderOf, readDate } from './dates.ts'
import { datesInWords, distinct, paragraphs, type Reading, type Remark, type Row } from './row.ts'
import { outlineOf } from './todoist.ts'
import { readLabels, readPriority, readStatus, readTick } from './words.ts'

export interface CsvOptions {
  /** In which times without a zone are read. */
  zone: string
  /** For dates such as 03/04/2026; otherwise the column decides. */
  dates: DayOrder | undefined
}

/** CSV with a header row: our own names, Todoist's, Vikunja's and what spreadsheets usually call things. */
export function readCsv(text: string, options: CsvOptions): Reading {
  const [header, ...records] = readRecords(text)
  if (!header) return { rows: [], leftOut: [], notes: [], general: [] }
  const columns = readColumns(header.cells)
  if (!columns)
    throw refused('The file has no column for the title.', [
      `Its first line has: ${header.cells.join(', ')}`,
      `Wanted is one of: ${titleHeads}`,
    ])
  const context: Context = { columns, zone: options.zone, order: options.dates ?? dayOrder(records, columns) }
  const rows: Row[] = []
  const leftOut: Remark[] = []
  const notes: Remark[] = []
  const outline = columns.isTodoist ? outlineOf(rows, columns) : undefined
  for (const record of records) {
    const wrong = refusal(record, columns)
    const handled = !wrong && outline?.takes(record)
    if (wrong) leftOut.push({ line: record.line, text: wrong })
    else if (!handled) {
      const row = readRow(record, context, text => notes.push({ line: record.line, text }))
      rows.push(outline ? outline.placed(row, record) : row)
    }
  }
  return { rows, leftOut, notes, general: general(columns, records) }
}

interface Context {
  columns: Columns
  zone: string
  order: DayOrder
}

function refusal(record: Record, columns: Columns): string | undefined {
  if (record.cells.slice(columns.count).some(cell => cell !== ''))
    return `it has ${record.cells.length} cells where the first line has ${columns.count}; is a quotation mark missing?`
  const isTask = !columns.isTodoist || /^task$/i.test(cell(record, columns, 'type'))
  return isTask && cell(record, columns, 'title') === '' ? 'it has no title' : undefined
}

function readRow(record: Record, { columns, zone, order }: Context, note: (text: string) => void): Row {
  const said = (field: Field) => cell(record, columns, field)
  /** What cannot be read is not lost: it moves to the description. */
  const unread: string[] = []
  const keep = (name: string, text: string) => {
    unread.push(`${name}: ${text}`)
    note(`“${text}” is not understood as ${name.toLowerCase()}; kept in the description`)
  }

  const status = said('status') === '' ? 'pending' : readStatus(said('status'))
  if (!status) keep('Status', said('status'))
  const tick = readTick(said('completed'))
  if (tick === undefined) keep('Completed', said('completed'))
  const closed = readDate(said('completedAt'), order, zone)
  const priority = readPriority(said('priority'), columns.scale)
  if (!priority) keep('Priority', said('priority'))
  const due = said('due') === '' ? null : readDate(said('due'), order, zoneOf(said('zone')) ?? zone)
  if (due === undefined) keep('Due', said('due'))
  const start = said('start') === '' ? null : readDate(said('start'), order, zone)
  if (start === undefined) keep('Start', said('start'))
  if (start && 'dueAt' in start) note(`a task starts on a day; the time of “${said('start')}” is left out`)

  const completedWhen =
    closed === null ? '' : said('completedAt') || (/\d{4}/.test(said('completed')) ? said('completed') : '')
  const isDone = tick || (closed !== null && said('completedAt') !== '')
  return {
    line: record.line,
    title: said('title')
      .replaceAll(/[\p{Cc}\s]+/gu, ' ')
      .trim(),
    description: paragraphs(said('description'), unread.join('\n'), datesInWords(said('created'), completedWhen)),
    status: isDone && status !== 'cancelled' ? 'completed' : (status ?? 'pending'),
    priority: priority ?? 'none',
    ...(start && { startOn: dateOfDue(start) }),
    ...(due && { due }),
    ...(said('project') !== '' && { project: said('project') }),
    labels: distinct(readLabels(said('labels'))),
  }
}

const dateOfDue = (when: Due) => ('dueOn' in when ? when.dueOn : dateIn(when.timeZone, Date.parse(when.dueAt)))

const DATED = ['due', 'start', 'completedAt'] as const

function dayOrder(records: readonly Record[], columns: Columns): DayOrder {
  const dates = records.flatMap(record => DATED.map(field => cell(record, columns, field)))
  const order = dayOrderOf(dates)
  if (order) return order
  const example = dates.find(text => dayOrderOf([text]) === undefined)
  throw usage(`The dates of this file can be read in two ways, such as ${example}.`, [
    'Say which comes first: --dates dmy (the day) or --dates mdy (the month)',
  ])
}

function zoneOf(name: string): string | undefined {
  try {
    return name === '' ? undefined : new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return undefined
  }
}

function general(columns: Columns, records: readonly Record[]): string[] {
  const numbers = records.some(record => /^[1-9]$/.test(cell(record, columns, 'priority')))
  return [
    ...(columns.strange.length > 0 ? [`Columns that have no place in Cairn: ${columns.strange.join(', ')}.`] : []),
    ...(columns.isTodoist && records.some(record => /^(section|note)$/i.test(cell(record, columns, 'type')))
      ? ['Sections became labels; comments stand in the description of their task.']
      : []),
    ...(numbers && columns.scale === 'one-is-highest'
      ? ['Priorities are numbers; 1 was read as the most urgent.']
      : []),
  ]
}
