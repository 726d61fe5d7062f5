import { CsvError, parse } from 'csv-parse/sync'
import { refused } from '../failure.ts'

export interface Record {
  /** Where it begins, counted from 1; a quoted field can go over several lines. */
  line: number
  cells: string[]
}

/** Splits CSV (RFC 4180, with comma, semicolon or tab) into records; blank ones go. */
export function readRecords(text: string): Record[] {
  const records: Record[] = []
  let end = 0
  const seen = (cells: string[], { lines }: { lines: number }) => {
    records.push({ line: end + 1, cells: cells.map(cell => cell.trim()) })
    end = lines
    return null
  }
  // One kind of line end: the parser counts the lines of a quoted CRLF twice.
  const unix = text.replaceAll(/\r\n?/g, '\n')
  try {
    parse(unix, { delimiter: delimiterOf(unix), relax_column_count: true, relax_quotes: true, on_record: seen })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const why = error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'a quotation mark is opened and never closed' : error.message
    throw refused(`The file is broken from line ${end + 1} on: ${why}.`, ['Nothing was imported.'])
  }
  return records.filter(({ cells }) => cells.some(cell => cell !== ''))
}

/** The separator that occurs most in the header row, outside of quotes. */
function delimiterOf(text: string): string {
  const header =
    text
      .trimStart()
      .split('\n', 1)[0]
      ?.replaceAll(/"[^"]*"/g, '') ?? ''
  const times = (mark: string) => header.split(mark).length
  return [',', ';', '\t'].toSorted((a, b) => times(b) - times(a))[0] ?? ','
}
