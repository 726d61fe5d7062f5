import { basename, extname } from 'node:path'
import { parse, type Command } from '../command.ts'
import { exits, Failure, usage } from '../failure.ts'
import { keepGesture, newGesture } from '../gestures.ts'
import { readCsv } from '../import/csv.ts'
import type { DayOrder } from '@cairn/contract/dates'
import { readText } from '../import/decode.ts'
import { historyOf, originOf, presentOf } from '../import/history.ts'
import { planOf } from '../import/plan.ts'
import { preview } from '../import/preview.ts'
import { report, result } from '../import/report.ts'
import { run } from '../import/run.ts'
import { readTodoTxt } from '../import/todo-txt.ts'
import { readLabels, readProjects } from '../names.ts'
import { counted, note, print, printJson } from '../output.ts'
import { progressOf } from '../progress.ts'
import { canAsk, confirm } from '../prompt.ts'
import { openSession } from '../session.ts'

export const importFile: Command = {
  summary: 'Bring in tasks from a todo.txt or CSV file',
  help: `
cairn import FILE [--format todotxt|csv] [--project NAME] [--dry-run] [--yes] [--json]

Shows what the file holds, what has no place in Cairn and what is left out, asks, and then brings
everything in as one: a single cairn undo takes it back, with the projects and labels it made.
If it is cut off, run the same command again: it goes on where it stopped and doubles nothing.

todo.txt  (A) is urgent, (B) high, (C) medium, (D) to (Z) low. The first +project is the project,
          further ones and every @context become labels. due:2026-12-01 is the due date; any other
          key:value, and the dates of creation and completion, stay in the description.
CSV       needs a first line with the names of the columns: title, description, status, priority,
          due, project, labels, completed, created. The names that Todoist, Vikunja and common
          spreadsheets use are understood, as are comma, semicolon and tab.

      --format F       todotxt or csv; told by the ending of the name unless given
  -p, --project NAME   for tasks that name no project; made if it is missing; otherwise the Inbox
      --dates ORDER    dmy or mdy, for dates such as 03/04/2026
      --encoding NAME  such as windows-1252; UTF-8 unless told
      --dry-run        show everything, write nothing
      --yes            do not ask
      --again          a second copy of a file that was imported before
      --json           print the outcome for programs

Examples
  cairn import todo.txt --dry-run
  cairn import ~/Downloads/Todoist.csv --project Errands
`,
  async run(args) {
    const { values, positionals } = parse(args, {
      format: { type: 'string' },
      project: { type: 'string', short: 'p' },
      dates: { type: 'string' },
      encoding: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      yes: { type: 'boolean', default: false },
      again: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    })
    const [path] = positionals
    if (path === undefined || positionals.length > 1)
      throw usage('Which file? One at a time.', ['cairn import todo.txt'])
    const format = formatOf(values.format, path)
    const dates = dayOrder(values.dates)
    const text = readText(path, values.encoding)

    const session = openSession()
    const { client, account } = session
    const [me, projects, labels] = await Promise.all([client.users.me(), readProjects(client), readLabels(client)])
    const reading = format === 'csv' ? readCsv(text, { zone: me.timeZone, dates }) : readTodoTxt(text)
    const origin = originOf(path, [text, format, values.project, dates])
    const { earlier, remark } = historyOf(account, origin, values.again)
    const gesture =
      earlier ?? newGesture(account, `Imported ${counted(reading.rows.length, 'task')} from ${basename(path)}`, origin)
    const plan = planOf(reading, { projects, labels }, values.project, gesture)
    if (remark) plan.general.push(remark)
    const present = earlier ? await presentOf(plan, session) : new Set<string>()
    const missing = plan.tasks.length - present.size

    const tell = values['dry-run'] && !values.json ? print : note
    for (const line of preview(plan, present.size, values['dry-run'] ? Infinity : REMARKS_SHOWN)) tell(line)
    if (values['dry-run']) return values.json ? printJson(report(plan, present.size)) : undefined
    if (plan.tasks.length === 0) throw usage('There is nothing to import in this file.')
    if (missing === 0)
      return values.json ? printJson(report(plan, present.size, { made: 0, refused: [] })) : note(NOTHING_NEW)
    if (!values.yes) await agree(`Import ${counted(missing, 'task')} as ${me.username}?`)

    keepGesture(gesture)
    const { progress, waiting, clear } = progressOf('Importing', missing)
    let stopped = false
    // The writes on their way come to an end; a second Ctrl+C does not wait for them.
    process.once('SIGINT', () => (stopped = true))
    const watch = { progress, waiting, stopped: () => stopped }
    const outcome = await run(plan, session, gesture, present, watch).finally(clear)

    if (values.json) printJson(report(plan, present.size, outcome))
    else for (const line of result(plan, outcome)) print(line)
    note('Take it back with: cairn undo')
    if (outcome.refused.length > 0) process.exitCode = exits.refused
  },
}

const REMARKS_SHOWN = 10

function formatOf(said: string | undefined, path: string): 'todotxt' | 'csv' {
  const format = said ?? { '.csv': 'csv', '.tsv': 'csv', '.txt': 'todotxt' }[extname(path).toLowerCase()]
  if (format === 'csv' || format === 'todotxt') return format
  throw usage(said ? `“${said}” is no format.` : `${basename(path)} does not say what it is.`, [
    '--format todotxt or --format csv',
  ])
}

function dayOrder(said: string | undefined): DayOrder | undefined {
  if (said === undefined || said === 'dmy' || said === 'mdy') return said
  throw usage(`“${said}” is no order of dates.`, ['--dates dmy or --dates mdy'])
}

const NOTHING_NEW = '\nNothing to do: all of it was imported before. A second copy: --again'

async function agree(question: string) {
  if (!canAsk())
    throw usage('There is no terminal to ask on. Nothing was imported.', ['To import without a question: --yes'])
  if (!(await confirm(question))) throw new Failure(exits.interrupted, 'Nothing was imported.')
}
