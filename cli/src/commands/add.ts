import { newId } from '@cairn/contract/ids'
import { positionAt } from '@cairn/contract/positions'
import { Priority, type Task } from '@cairn/contract/tasks'
import { parse, type Command } from '../command.ts'
import { dayForms, dueForms, dueInWords, readDue } from '../due.ts'
import { usage } from '../failure.ts'
import { keepGesture, newGesture, under } from '../gestures.ts'
import { shortId, shortLength } from '../ids.ts'
import { make, want } from '../make-names.ts'
import { readLabels, readProjects } from '../names.ts'
import { counted, note, paint, print, printJson } from '../output.ts'
import { wholeInput } from '../prompt.ts'
import { labelsOf, merged, projectOf, readTasks } from '../quick-text.ts'
import { openSession } from '../session.ts'
import { plain } from '../width.ts'
import { each, persist } from '../writes.ts'

export const add: Command = {
  summary: 'Add a task, or one for each line of input',
  help: `
cairn add TEXT [--project NAME] [--label NAME]... [--due WHEN] [--start DAY]
               [--priority LEVEL] [--description TEXT] [--plain] [--create] [--json]
cairn add -    a task for each line of standard input; indented ones become subtasks

The text may say it all: #label, +project, p1 (urgent) to p4 (low), a date or time, and //notes.
docs/quick-add.md tells all of it. Labels are made when they are missing. An option wins over what
the text says.

  -p, --project NAME      the Inbox unless told
  -l, --label NAME        several with commas, or the option again
  -d, --due WHEN          2026-12-01, today, tomorrow, friday, +3d or +2w, with a time behind it
                          if wanted: '2026-12-01 09:00', 'tomorrow 9am'
      --start DAY         when to begin: a day, written in the same ways
      --priority LEVEL    none, low, medium, high or urgent
      --description TEXT  Markdown
      --plain             take the text as it is, as the title
      --create            make the project and labels that are missing; on a terminal you are asked
      --json              print the new tasks for programs

Times are read in the time zone of your profile.

Examples
  cairn add 'Pay rent #bills p1 tomorrow 9am //from the joint account'
  cairn add "Pay rent" --project Home --label bills --due tomorrow --priority high
  cairn add Call the plumber -d '2026-12-01 09:00'
  ls drafts | cairn add - --project Book --create
`,
  async run(args) {
    const { values, positionals } = parse(args, {
      project: { type: 'string', short: 'p' },
      label: { type: 'string', short: 'l', multiple: true, default: [] },
      due: { type: 'string', short: 'd' },
      start: { type: 'string' },
      priority: { type: 'string' },
      description: { type: 'string' },
      plain: { type: 'boolean', default: false },
      create: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    })
    const priority = values.priority === undefined ? undefined : readPriority(values.priority)
    const text = await readText(positionals)

    const { client, account } = openSession()
    const [me, projects, labels] = await Promise.all([client.users.me(), readProjects(client), readLabels(client)])
    const due = values.due === undefined ? undefined : readDue(values.due, me.timeZone)
    if (values.due !== undefined && !due) throw usage(`“${values.due}” is no due date.`, [`Such as: ${dueForms}`])
    const startOn = values.start === undefined ? undefined : readStart(values.start, me.timeZone)
    const { timeZone, locale } = me
    const tasks = await readTasks(text, { plain: values.plain, timeZone, locale, projects, labels })
    const said = values.project === undefined ? tasks.flatMap(task => task.project ?? []) : [values.project]
    const wantedProjects = await want(projects, 'project', said, values.create)
    const named = values.label.flatMap(one => one.split(',')).map(name => name.trim())
    const forAll = await want(labels, 'label', named.filter(Boolean), values.create)
    const inText = tasks.flatMap(task => task.labels)
    const wantedLabels = merged(forAll, await want(labels, 'label', inText, true))

    const what = tasks.length === 1 ? `“${plain(tasks[0]?.title ?? '')}”` : counted(tasks.length, 'task')
    const gesture = newGesture(account, `Added ${what}`)
    keepGesture(gesture)
    await make(client, 'project', wantedProjects, gesture)
    await make(client, 'label', wantedLabels, gesture)
    const start = Date.now() - tasks.length
    const ids = tasks.map(() => newId())
    const made: Task[] = []
    // Parents before their children.
    for (const depth of new Set(tasks.map(task => task.depth).toSorted((x, y) => x - y)))
      await each(
        [...tasks.entries()].filter(([, task]) => task.depth === depth),
        async ([i, task]) => {
          const above = tasks.findLastIndex((other, at) => at < i && other.depth < task.depth)
          const project = projectOf(wantedProjects, values.project ?? task.project)
          const id = ids[i] ?? newId()
          const input = {
            id,
            title: task.title,
            description: [values.description, task.description].filter(Boolean).join('\n\n'),
            priority: priority ?? task.priority,
            position: positionAt(start + i),
            labelIds: merged(forAll, labelsOf(wantedLabels, task)).map(label => label.id),
            ...(above >= 0 ? { parentId: ids[above] ?? null } : project && { projectId: project.id }),
            ...(startOn !== undefined && { startOn }),
            ...(task.completed && { completed: true }),
            ...(due ?? task.due),
          }
          made[i] = await persist(() => client.tasks.create(input, under(gesture, id)))
        },
      )

    if (values.json) return printJson(made)
    const length = shortLength(made.map(task => task.id))
    for (const task of made) {
      const place =
        wantedProjects.find(project => project.id === task.projectId)?.name ?? projects.nameOf(task.projectId)
      const understood = [
        place,
        dueInWords(task, me.timeZone),
        task.completed ? 'completed' : '',
        task.priority === 'none' ? '' : task.priority,
        ...wantedLabels.filter(label => task.labelIds.includes(label.id)).map(label => `#${label.name}`),
        task.description === '' ? '' : 'with a description',
      ].filter(Boolean)
      const about = paint('dim', plain(understood.join(', ')))
      print(`${paint('green', '+')} ${shortId(task.id, length)}  ${plain(task.title)}  ${about}`)
    }
    note('Take it back with: cairn undo')
  },
}

function readPriority(said: string): Priority {
  const priority = Priority.safeParse(said.toLowerCase())
  if (!priority.success) throw usage(`“${said}” is no priority.`, [`One of: ${Priority.options.join(', ')}`])
  return priority.data
}

function readStart(said: string, timeZone: string): string {
  const start = readDue(said, timeZone)
  if (!start || !('dueOn' in start)) throw usage(`“${said}” is no day to start on.`, [`Such as: ${dayForms}`])
  return start.dueOn
}

async function readText(positionals: string[]): Promise<string> {
  const fromInput = positionals.length === 1 && positionals[0] === '-'
  const text = fromInput ? await wholeInput() : positionals.join(' ')
  if (text.trim() === '')
    throw usage(fromInput ? 'The input has no lines.' : 'What is to be done?', ['cairn add "Pay rent tomorrow"'])
  return text
}
