import type { SavedFilter } from '@cairn/contract/filters'
import { withNames } from '@cairn/contract/query/names-in'
import { parse, type Command } from '../command.ts'
import { usage } from '../failure.ts'
import { readFilters, readLabels, readProjects } from '../names.ts'
import { note, paint, print, printJson, table } from '../output.ts'
import { openSession } from '../session.ts'
import { plain } from '../width.ts'

export const filters: Command = {
  summary: 'Show your saved filters',
  help: `
cairn filters [--json]

Shows the filters that you have saved in the web client, in your order, with what each of them asks.

      --json           every field, for programs; labels and projects stand in a query by id

Examples
  cairn filters
  cairn list --filter "Urgent this week"
`,
  async run(args) {
    const { values, positionals } = parse(args, { json: { type: 'boolean', default: false } })
    if (positionals.length > 0) throw usage(`“${positionals[0]}” is not understood here.`, ['See: cairn help filters'])
    const { client } = openSession()
    const [saved, projects, labels] = await Promise.all([readFilters(client), readProjects(client), readLabels(client)])
    if (values.json) return printJson(saved.rows)
    if (saved.rows.length === 0)
      return note('No filters. Save one in the web client, where you search or filter a list.')
    const names = { labels: labels.rows, projects: projects.rows }
    const rows = saved.rows.map(filter => [plain(filter.name), plain(withNames(filter, names)), plain(orderOf(filter))])
    const [head = '', ...lines] = table(COLUMNS, rows, process.stdout.isTTY ? process.stdout.columns : undefined)
    print(paint('dim', head))
    for (const line of lines) print(line)
  },
}

const orderOf = ({ sort, order }: SavedFilter) => [sort, order].filter(word => word !== null).join(' ')

const COLUMNS = [{ head: 'NAME', least: 16 }, { head: 'QUERY', least: 24 }, { head: 'SORT' }]
