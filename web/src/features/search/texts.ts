import { searchText } from '@cairn/contract/query/words'
import type { Task } from '@cairn/contract/tasks'
import { cairn } from '../../data/cairn.ts'

/** A changed task is another object, so that a text is never out of date. */
const texts = new WeakMap<Task, string>()

/** What is searched of a task. */
export function textOf(task: Task): string {
  const known = texts.get(task)
  if (known !== undefined) return known
  const text = searchText(task)
  texts.set(task, text)
  return text
}

/** While the first letter is on its way: ten thousand texts at once would take longer than a frame. Returns how to stop. */
export function prepareTexts(done = () => {}) {
  const tasks = cairn.tables.tasks.all()[Symbol.iterator]()
  const some = () => {
    const until = performance.now() + SLICE
    for (let next = tasks.next(); !next.done; next = tasks.next()) {
      textOf(next.value)
      if (performance.now() > until) return void (timer = setTimeout(some))
    }
    done()
  }
  let timer = setTimeout(some)
  return () => clearTimeout(timer)
}

/** Milliseconds; leaves room in a frame for what else it has to do. */
const SLICE = 4
