import { contract } from '@cairn/contract/contract'
import { positionAt } from '@cairn/contract/positions'
import { fieldErrors } from '@cairn/contract/sentences'
import { normalized } from '@cairn/contract/names'
import type { Gesture } from '../gestures.ts'
import { idWithin } from '../ids.ts'
import type { Wanted } from '../make-names.ts'
import type { Names } from '../names.ts'
import { fitted } from './fit.ts'
import type { Reading, Remark, Row } from './row.ts'

export interface PlannedTask {
  line: number
  /** 0 for tasks, 1 for their subtasks and so on: the order in which they can be made. */
  depth: number
  input: ReturnType<typeof inputOf>
}

/** What an import will write, before it has written anything. */
export interface Plan {
  tasks: PlannedTask[]
  projects: Wanted[]
  labels: Wanted[]
  leftOut: Remark[]
  notes: Remark[]
  general: string[]
}

export interface Known {
  projects: Names<Wanted>
  labels: Names<Wanted>
}

/** Gives every row its ids and holds it against the contract, so that what the server would refuse is known before. */
export function planOf(reading: Reading, known: Known, project: string | undefined, gesture: Gesture): Plan {
  const projects = wantedIn(gesture, 'project', known.projects)
  const labels = wantedIn(gesture, 'label', known.labels)
  const plan: Plan = {
    ...reading,
    tasks: [],
    projects: [],
    labels: [],
    leftOut: [...reading.leftOut],
    notes: [...reading.notes],
  }
  const byLine = new Map<number, PlannedTask>()
  const start = Date.parse(gesture.at) - reading.rows.length
  for (const [i, raw] of reading.rows.entries()) {
    const row = fitted(raw, text => plan.notes.push({ line: raw.line, text }))
    const parent = row.parentLine === undefined ? undefined : byLine.get(row.parentLine)
    if (row.parentLine !== undefined && !parent)
      plan.notes.push({
        line: row.line,
        text: `it was below line ${row.parentLine}, which is left out; now it stands alone`,
      })
    const projectName = row.project ?? project
    const input = inputOf(row, {
      id: idWithin(gesture.batch, `task/${row.line}`, i),
      position: positionAt(start + i),
      parentId: parent?.input.id ?? null,
      // Subtasks live in the project of their task.
      projectId: parent
        ? parent.input.projectId
        : projectName === undefined
          ? undefined
          : projects.want(projectName).id,
      labelIds: row.labels.map(name => labels.want(name).id),
    })
    const checked = contract.tasks.create.body.safeParse(input)
    if (checked.success) {
      const task = { line: row.line, depth: parent ? parent.depth + 1 : 0, input }
      byLine.set(row.line, task)
      plan.tasks.push(task)
    } else {
      const why = fieldErrors(checked.error.issues, input).map(
        ({ pointer, detail }) => `${pointer.slice(1)}: ${detail}`,
      )
      plan.leftOut.push({ line: row.line, text: why.join(' ') })
    }
  }
  return { ...plan, projects: projects.made(), labels: labels.made() }
}

interface Places {
  id: string
  position: string
  parentId: string | null
  projectId: string | undefined
  labelIds: string[]
}

function inputOf(row: Row, { projectId, ...places }: Places) {
  const { title, description, status, priority, startOn, due } = row
  return {
    title,
    description,
    status,
    priority,
    ...(startOn !== undefined && { startOn }),
    ...due,
    ...places,
    ...(projectId !== undefined && { projectId }),
  }
}

/** Finds names, and promises those that are missing under ids that a second run finds again. */
function wantedIn(gesture: Gesture, noun: 'project' | 'label', names: Names<Wanted>) {
  const promised = new Map<string, Wanted>()
  return {
    want(name: string): Wanted {
      const key = normalized(name)
      const found = promised.get(key) ?? names.find(name)
      const wanted = found ?? { id: idWithin(gesture.batch, `${noun}/${key}`, promised.size), name, isNew: true }
      promised.set(key, wanted)
      return wanted
    },
    made: () => [...promised.values()].filter(wanted => wanted.isNew),
  }
}
