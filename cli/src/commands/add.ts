import { newId } from '@cairn/contract/ids'
import { positionAt } from '@cairn/contract/positions'
import { Priority, type Task } from '@cairn/contract/tasks'
import { parse, type Command } from '../command.ts'
import { dueForms, dueInWords, readDue } from '../due.ts'
import { usage } from '../failure.ts'
import { keepGesture, newGesture, under } from '../gestures.ts'
import { shortId, shortLength } from '../ids.ts'
import { make, want } from '../make-names.ts'
import { readLabels, readProjects } from '../names.ts'
import { counted, note, paint, print, printJson } from '../output.ts'
import { wholeInput } from '../prompt.ts'
import { openSession } from '../session.ts'
import { plain } from '../width.ts'
import { each, persist } from '../writes.ts'

export const add: Command = {
  summary: 'Add a task, or one for each line of input',
  help: `
cairn add TITLE [--project NAME] [--label NAME]... [--due WHEN] [--priority LEVEL]
                [--description TEXT] [--create] [--json]
cairn add -     a task for each line of standard input

  -p, --project NAME      the Inbox unless told
  -l, --label NAME        several with commas, or the option again
  -d, --due WHEN          2026-12-01, today, tomorrow, friday, +3d or +2w, with a time behind it
                          if wanted: '2026-12-01 09:00', 'tomorrow 9am'
      --priority LEVEL    none, low, medium, high or urgent
      --description TEXT  Markdown
      --create            make the project and labels that are missing; on a terminal you are asked
      --json              print the new tasks for programs

Times are read in the time zone of your profile.

Examples
  cairn add "Pay rent" --project Home --label bills --due tomorrow --priority high
  cairn add Call the plumber -d '2026-12-01 09:00'
  ls drafts | cairn add - --project Book --create
`,
  async run(args) {
    const { values, positionals } = parse(args, {
      project: { type: 'string', short: 'p' },
      label: { type: 'string', short: 'l', multiple: true, default: [] },
      due: { type: 'string', short: 'd' },
      priority: { type: 'string', default: 'none' },
      description: { type: 'string', default: '' },
      create: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    })
    const priority = Priority.safeParse(values.priority.toLowerCase())
    if (!priority.success)
      throw usage(`“${values.priority}” is no priority.`, [`One of: ${Priority.options.join(', ')}`])
    const titles = await readTitles(positionals)

    const { client, account } = openSession()
    const [me, projects, labels] = await Promise.all([client.users.me(), readProjects(client), readLabels(client)])
    const due = values.due === undefined ? undefined : readDue(values.due, me.timeZone)
    if (values.due !== undefined && !due) throw usage(`“${values.due}” is no due date.`, [`Such as: ${dueForms}`])
    const names = values.label.flatMap(said => said.split(',')).map(name => name.trim())
    const [project] = await want(
      projects,
      'project',
      values.project === undefined ? [] : [values.project],
      values.create,
    )
    const labelled = await want(labels, 'label', names.filter(Boolean), values.create)

    const what = titles.length === 1 ? `“${plain(titles[0] ?? '')}”` : counted(titles.length, 'task')
    const gesture = newGesture(account, `Added ${what}`)
    keepGesture(gesture)
    await make(client, 'project', project ? [project] : [], gesture)
    await make(client, 'label', labelled, gesture)
    const start = Date.now() - titles.length
    const made: Task[] = []
    await each(titles, async (title, i) => {
      const task = {
        id: newId(),
        title,
        description: values.description,
        priority: priority.data,
        position: positionAt(start + i),
        labelIds: labelled.map(label => label.id),
        ...(project && { projectId: project.id }),
        ...due,
      }
      made[i] = await persist(() => client.tasks.create(task, under(gesture, task.id)))
    })

    if (values.json) return printJson(made)
    const length = shortLength(made.map(task => task.id))
    for (const task of made) {
      const where = [project?.name ?? projects.nameOf(task.projectId), dueInWords(task, me.timeZone)].filter(Boolean)
      print(
        `${paint('green', '+')} ${shortId(task.id, length)}  ${plain(task.title)}  ${paint('dim', where.join(', '))}`,
      )
    }
    note('Take it back with: cairn undo')
  },
}

async function readTitles(positionals: string[]): Promise<string[]> {
  const fromInput = positionals.length === 1 && positionals[0] === '-'
  const lines = fromInput ? (await wholeInput()).split(/\r?\n/) : [positionals.join(' ')]
  const titles = lines.map(line => line.trim()).filter(line => line !== '')
  if (titles.length === 0)
    throw usage(fromInput ? 'The input has no lines.' : 'What is to be done?', ['cairn add "Pay rent" --due tomorrow'])
  return titles
}
