import type { Client } from '@cairn/contract/client'
import { isOpen } from '@cairn/contract/task-rules'
import type { Task } from '@cairn/contract/tasks'
import { parse, type Command } from '../command.ts'
import { usage } from '../failure.ts'
import { findTask } from '../find-task.ts'
import { keepGesture, newGesture, under } from '../gestures.ts'
import { counted, note, paint, print, printJson } from '../output.ts'
import { everyPage } from '../pages.ts'
import { parentsOf } from '../parents.ts'
import { canAsk, confirm } from '../prompt.ts'
import { openSession } from '../session.ts'
import { plain } from '../width.ts'
import { each, persist } from '../writes.ts'

export const done: Command = {
  summary: 'Complete tasks',
  help: `
cairn done TASK... [--subtasks] [--json]

Completes tasks. TASK is the short id that cairn list shows, or a part of the title that only one
open task has. When it can mean several, they are listed and nothing is done.

  --subtasks   complete the open subtasks too; on a terminal you are asked
  --json       print the completed tasks for programs

Examples
  cairn done 3f9a
  cairn done "pay rent" 81c2
`,
  async run(args) {
    const { values, positionals } = parse(args, {
      subtasks: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    })
    if (positionals.length === 0) throw usage('Which task? Give its id or a part of its title.', ['cairn done 3f9a'])
    const { client, account } = openSession()
    const open = await everyPage(page => client.tasks.list({ ...page, completed: 'false' }))
    const named = [...new Set(positionals.map(said => findTask(open, said)))]
    const below = openBelow(await withParents(client, open), named)
    const takesAll = values.subtasks || (below.length > 0 && (await agrees(named, below)))
    const tasks = takesAll ? [...named, ...below] : named

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
    if (below.length > 0 && !takesAll)
      note(`${counted(below.length, 'subtask')} still open. Complete them too with: cairn done --subtasks`)
    note('Take it back with: cairn undo')
  },
}

/** What is open may stand below what is done, and that below one of those that are named. */
async function withParents(client: Client, open: readonly Task[]): Promise<Task[]> {
  const all = [...open]
  for (let found = all; found.length > 0;) {
    found = await parentsOf(client, found, all)
    all.push(...found)
  }
  return all
}

/** The open tasks that stand somewhere below these, and are not among them. */
function openBelow(all: readonly Task[], tasks: readonly Task[]): Task[] {
  const above = new Set(tasks.map(task => task.id))
  const below: Task[] = []
  for (let found = tasks; found.length > 0;) {
    found = all.filter(task => task.parentId !== null && above.has(task.parentId) && !above.has(task.id))
    for (const { id } of found) above.add(id)
    below.push(...found)
  }
  return below.filter(isOpen)
}

async function agrees(tasks: readonly Task[], below: readonly Task[]): Promise<boolean> {
  if (!canAsk()) return false
  const [first] = tasks
  const what = first && tasks.length === 1 ? `“${plain(first.title)}” has` : 'These tasks have'
  return confirm(
    `${what} ${counted(below.length, 'open subtask')}. Complete ${below.length === 1 ? 'it' : 'them'} too?`,
  )
}
