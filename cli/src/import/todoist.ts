import { cell, type Columns } from './columns.ts'
import type { Record } from './csv-records.ts'
import { distinct, paragraphs, type Row } from './row.ts'

/** What Todoist's file says by the order of its rows: sections, subtasks by indentation, comments below their task. */
export function outlineOf(rows: Row[], columns: Columns) {
  let section = ''
  /** The last task of each depth above the one at hand. */
  let above: Row[] = []

  return {
    /** Whether the record is no task of its own. */
    takes(record: Record): boolean {
      const type = cell(record, columns, 'type').toLowerCase()
      if (type === 'task') return false
      const text = cell(record, columns, 'title')
      const last = rows.at(-1)
      if (type === 'section') {
        section = text
        above = []
      } else if (type === 'note' && last) last.description = paragraphs(last.description, text)
      return true
    },

    placed(row: Row, record: Record): Row {
      const depth = Math.max(0, Number(cell(record, columns, 'indent') || 1) - 1)
      const parent = above.slice(0, depth).at(-1)
      const words = row.title.split(' ')
      const labels = words.filter(word => LABEL.test(word)).map(word => word.slice(1))
      // A star at the front means that Todoist draws no box.
      const title = words
        .filter(word => !LABEL.test(word))
        .join(' ')
        .replace(/^\* /, '')
      const placed: Row = {
        ...row,
        title: title || row.title,
        labels: distinct([...row.labels, ...labels, section]),
        ...(parent && { parentLine: parent.line }),
      }
      above = [...above.slice(0, depth), placed]
      return placed
    },
  }
}

const LABEL = /^@\S+$/
