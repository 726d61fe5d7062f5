import { parse, type Command } from '../command.ts'
import { usage } from '../failure.ts'
import { findTask } from '../find-task.ts'
import { keepGesture, newGesture, under } from '../gestures.ts'
import { counted, note, paint, print, printJson } from '../output.ts'
import { everyPage } from '../pages.ts'
import { openSession } from '../session.ts'
import { plain } from '../width.ts'
import { each, persist } from '../writes.ts'

export const done: Command = {
  summary: 'Complete tasks',
  help: `
cairn done TASK... [--json]

Completes tasks. TASK is the short id that cairn list shows, or a part of the title that only one
open task has. When it can mean several, they are listed and nothing is done.

  --json   print the completed tasks for programs

Examples
  cairn done 3f9a
  cairn done "pay rent" 81c2
`,
  async run(args) {
    const { values, positionals } = parse(args, { json: { type: 'boolean', default: false } })
    if (positionals.length === 0) throw usage('Which task? Give its id or a part of its title.', ['cairn done 3f9a'])
    const { client, account } = openSession()
    const open = await everyPage(page => client.tasks.list({ ...page, completed: 'false' }))
    const tasks = [...new Set(positionals.map(said => findTask(open, said)))]

    const [first] = tasks
    const what = first && tasks.length === 1 ? `“${plain(first.title)}”` : counted(tasks.length, 'task')
    const gesture = newGesture(account, `Completed ${what}`)
    keepGesture(gesture)
    const completed = new Map<string, object>()
    await each(tasks, async ({ id }) => {
      const write = () => client.tasks.update({ taskId: id, completed: true }, under(gesture, id))
      completed.set(id, await persist(write))
    })

    if (values.json) return printJson(tasks.map(task => completed.get(task.id)))
    for (const task of tasks) print(`${paint('green', '✓')} ${plain(task.title)}`)
    note('Take it back with: cairn undo')
  },
}
