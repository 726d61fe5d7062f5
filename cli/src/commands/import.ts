import { createHash } from 'node:crypto'
import { basename, extname, resolve } from 'node:path'
import { parse, type Command } from '../command.ts'
import { exits, Failure, usage } from '../failure.ts'
import { gesturesOf, keepGesture, newGesture, type Gesture } from '../gestures.ts'
import { readCsv } from '../import/csv.ts'
import type { DayOrder } from '../import/dates.ts'
import { readText } from '../import/decode.ts'
import { planOf, type Plan } from '../import/plan.ts'
import { preview, remarks } from '../import/preview.ts'
import { run, type Outcome } from '../import/run.ts'
import { readTodoTxt } from '../import/todo-txt.ts'
import { readLabels, readProjects } from '../names.ts'
import { counted, note, paint, print, printJson } from '../output.ts'
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
    const what = `Imported ${counted(reading.rows.length, 'task')} from ${basename(path)}`
    const origin = { path: resolve(path), fingerprint: fingerprint([text, format, values.project, dates]) }
    const before = gesturesOf(account).filter(({ import: other }) => other?.path === origin.path)
    const earlier = values.again
      ? undefined
      : gesturesOf(account).find(other => other.import?.fingerprint === origin.fingerprint)
    const gesture = earlier ?? newGesture(account, what, origin)
    const plan = planOf(reading, { projects, labels }, values.project, gesture)
    plan.general.push(...history(earlier, before))

    const tell = values['dry-run'] && !values.json ? print : note
    for (const line of preview(plan, values['dry-run'] ? Infinity : REMARKS_SHOWN)) tell(line)
    if (values['dry-run']) return values.json ? printJson(report(plan, gesture)) : undefined
    if (plan.tasks.length === 0) throw usage('There is nothing to import in this file.')
    if (!values.yes) await agree(`\nImport ${counted(plan.tasks.length, 'task')} as ${me.username}?`)

    keepGesture(gesture)
    const { progress, waiting, clear } = progressOf('Importing', plan.tasks.length)
    let stopped = false
    // The writes on their way come to an end; a second Ctrl+C does not wait for them.
    process.once('SIGINT', () => (stopped = true))
    const outcome = await run(plan, session, gesture, earlier !== undefined, {
      progress,
      waiting,
      stopped: () => stopped,
    }).finally(clear)

    if (values.json) printJson(report(plan, gesture, outcome))
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

const fingerprint = (parts: readonly (string | undefined)[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex')

function history(earlier: Gesture | undefined, before: readonly Gesture[]): string[] {
  const day = ({ at }: Gesture) => at.slice(0, 16).replace('T', ' ')
  if (earlier) return [`This file was imported before (${day(earlier)} UTC); what is there already is not doubled.`]
  const [last] = before
  return last
    ? [`Another state of this file was imported before (${day(last)} UTC); its tasks stay beside the new ones.`]
    : []
}

async function agree(question: string) {
  if (!canAsk())
    throw usage('There is no terminal to ask on. Nothing was imported.', ['To import without a question: --yes'])
  if (!(await confirm(question))) throw new Failure(exits.interrupted, 'Nothing was imported.')
}

function result(plan: Plan, { made, there, refused }: Outcome): string[] {
  const parts = [counted(made, 'task'), counted(plan.projects.length, 'project'), counted(plan.labels.length, 'label')]
  return [
    `${paint('green', '✓')} Imported ${parts.join(', ')}.${there > 0 ? ` ${counted(there, 'task')} were there already.` : ''}`,
    ...remarks('Left out', [...plan.leftOut, ...refused], Infinity),
  ]
}

function report(plan: Plan, gesture: Gesture, outcome?: Outcome) {
  const { tasks, projects, labels, leftOut, notes, general } = plan
  return {
    batch: outcome ? gesture.batch : null,
    tasks: outcome ? outcome.made : tasks.length,
    projects: projects.map(({ name }) => name),
    labels: labels.map(({ name }) => name),
    alreadyThere: outcome?.there ?? 0,
    leftOut: [...leftOut, ...(outcome?.refused ?? [])],
    notes,
    general,
  }
}
