import { createClient, type Client } from '@cairn/contract/client'
import { newId } from '@cairn/contract/ids'
import { positionAt } from '@cairn/contract/positions'
import { blankTask } from '@cairn/contract/task-rules'
import { dynamodbArchive } from '../../../server/src/adapters/archive/dynamodb/archive.ts'
import { openTable, type TableOptions } from '../../../server/src/adapters/engine/dynamodb/database.ts'
import type { Line } from '../../../server/src/ports/archive.ts'
import type { Tables } from '../../../server/src/ports/rows.ts'
import type { Person } from '../../harness/people.ts'
import type { Server } from '../../harness/server.ts'
import { bearer } from '../../harness/stage.ts'

/** Somebody's workspace, with tasks as people have them. */
export interface Home {
  api: Client
  person: Person
  /** Holds half of the tasks. */
  projectId: string
  otherProjectId: string
  labelId: string
}

/** That many tasks, written straight into the table: half of them in one project, two thirds due, one in twenty in the trash. */
export async function furnish(server: Server, table: TableOptions, person: Person, tasks: number): Promise<Home> {
  const projects = Array.from({ length: tasks / 20 }, () => newId())
  const labels = Array.from({ length: tasks / 50 }, () => newId())
  const [projectId = '', otherProjectId = ''] = projects
  const [labelId = ''] = labels
  const rows = [
    ...projects.map((id, n) => lineOf('projects', { ...base(person, id), ...aProject, name: `Project ${n}` })),
    ...labels.map((id, n) => lineOf('labels', { ...base(person, id), color: 'blue', name: `Label ${n}` })),
    ...Array.from({ length: tasks }, (_, n) =>
      lineOf('tasks', {
        ...base(person, newId()),
        ...aTask(n),
        projectId: n % 2 ? projectId : person.inboxId,
        labelIds: [labelId],
        createdBy: person.id,
      }),
    ),
  ]
  const opened = openTable(table)
  await dynamodbArchive(opened).load(inTurn(rows))
  await opened.close()
  const api = createClient({ address: server.address, headers: () => bearer(person.token) })
  return { api, person, projectId, otherProjectId, labelId }
}

const AT = '2026-11-20T09:00:00.000Z'
const base = ({ scope }: Person, id: string) => ({ scope, id, version: 1, createdAt: AT, updatedAt: AT })

const aProject = { kind: 'project', color: 'green', position: positionAt(0), deletedAt: null } as const

function aTask(n: number) {
  const on = `2026-12-${String(1 + (n % 28)).padStart(2, '0')}`
  return {
    ...blankTask,
    title: `Bring the ladder back to house number ${n}`,
    description: 'It stands behind the shed. Ask first, they may still need it on Saturday.',
    status: n % 3 ? 'pending' : 'completed',
    priority: 'medium',
    dueOn: n % 3 === 0 ? on : null,
    dueAt: n % 3 === 1 ? `${on}T09:00:00.000Z` : null,
    timeZone: 'Europe/Berlin',
    position: positionAt(n),
    completedAt: n % 3 ? null : AT,
    deletedAt: n % 20 === 7 ? AT : null,
  } as const
}

const lineOf = <T extends keyof Tables>(table: T, row: Tables[T]): Line => ({
  of: 'row',
  table,
  row: { ...row, seq: 1 },
})

// oxlint-disable-next-line typescript/require-await -- what an archive loads comes as it is read
async function* inTurn(lines: Line[]) {
  yield* lines
}
