import { Problem } from '@cairn/contract/problems'
import { exits, Failure, failureOf, sentence } from '../failure.ts'
import { under, type Gesture } from '../gestures.ts'
import { make } from '../make-names.ts'
import type { Session } from '../session.ts'
import { each, persist } from '../writes.ts'
import type { Plan, PlannedTask } from './plan.ts'
import type { Remark } from './row.ts'

export interface Outcome {
  made: number
  refused: Remark[]
}

export interface Watch {
  progress(done: number): void
  waiting(seconds: number): void
  stopped(): boolean
}

/** Writes a plan as one batch: projects and labels first, then tasks, then their subtasks, each level several at a time. */
export async function run(
  plan: Plan,
  session: Session,
  gesture: Gesture,
  present: ReadonlySet<string>,
  watch: Watch,
): Promise<Outcome> {
  const { client } = session
  const outcome: Outcome = { made: 0, refused: [] }
  try {
    await make(client, 'project', plan.projects, gesture)
    await make(client, 'label', plan.labels, gesture)
    for (const level of levels(plan.tasks.filter(({ input }) => !present.has(input.id))))
      await each(level, async task => {
        if (watch.stopped()) throw new Failure(exits.interrupted, 'Stopped.')
        await create(task)
        watch.progress(outcome.made + outcome.refused.length)
      })
    return outcome
  } catch (error) {
    const failure = failureOf(error, session.server)
    if (!(failure instanceof Failure)) throw failure
    throw new Failure(failure.exit, failure.message, [
      ...failure.more,
      `${present.size + outcome.made} of ${plan.tasks.length} tasks are in. The same command again goes on; cairn undo takes them back.`,
    ])
  }

  async function create({ line, input }: PlannedTask) {
    try {
      await persist(() => client.tasks.create(input, under(gesture, input.id)), watch.waiting)
      outcome.made++
    } catch (error) {
      if (!isAboutTheRow(error)) throw error
      outcome.refused.push({
        line,
        text: [sentence(error), ...(error.parts.errors ?? []).map(e => e.detail)].join(' '),
      })
    }
  }
}

/** Of this row only; after anything else the next rows would fare no better. */
function isAboutTheRow(error: unknown): error is Problem {
  return error instanceof Problem && ['invalid-request', 'not-found', 'conflict', 'too-large'].includes(error.code)
}

function levels(tasks: readonly PlannedTask[]): PlannedTask[][] {
  return [...Map.groupBy(tasks, task => task.depth)].toSorted(([a], [b]) => a - b).map(([, level]) => level)
}
