import * as z from 'zod/mini'
import { Color, Flag, Id, Instant, line, pageOf, PageQuery, Position, Version } from './fields.ts'
import { PROJECT_NAME } from './limits.ts'
import { operation } from './operation.ts'

const Name = line(PROJECT_NAME)

export const Project = z.strictObject({
  id: Id,
  workspaceId: Id,
  /** The inbox is made with the workspace and can be neither renamed nor deleted. */
  kind: z.enum(['inbox', 'project']),
  name: Name,
  color: Color,
  position: Position,
  createdAt: Instant,
  updatedAt: Instant,
  deletedAt: z.nullable(Instant),
  version: Version,
})
export type Project = z.output<typeof Project>

const Ref = z.strictObject({ projectId: Id })

export const projects = {
  list: operation({
    method: 'GET',
    path: '/projects',
    /** `trashed`: those in the trash instead of the living. */
    query: z.strictObject({ ...PageQuery.shape, trashed: z._default(Flag, false) }),
    returns: pageOf(Project),
    summary: 'List your projects, the inbox first',
  }),
  create: operation({
    method: 'POST',
    path: '/projects',
    body: z.strictObject({
      id: z.exactOptional(Id),
      name: Name,
      color: z._default(Color, 'grey'),
      position: z.exactOptional(Position),
    }),
    returns: Project,
    status: 201,
    writes: ['project.created'],
    versioned: true,
    summary: 'Make a project',
  }),
  get: operation({
    method: 'GET',
    path: '/projects/{projectId}',
    params: Ref,
    returns: Project,
    versioned: true,
    summary: 'Read a project',
  }),
  update: operation({
    method: 'PATCH',
    path: '/projects/{projectId}',
    params: Ref,
    body: z.strictObject({
      name: z.exactOptional(Name),
      color: z.exactOptional(Color),
      position: z.exactOptional(Position),
    }),
    returns: Project,
    writes: ['project.updated'],
    versioned: true,
    summary: 'Change a project',
  }),
  duplicate: operation({
    method: 'POST',
    path: '/projects/{projectId}/duplicate',
    params: Ref,
    /** Without a name, that of the project with “(copy)” behind it. */
    body: z.strictObject({ id: z.exactOptional(Id), name: z.exactOptional(Name) }),
    returns: Project,
    status: 201,
    writes: ['project.created', 'task.created'],
    versioned: true,
    limit: { calls: 30, seconds: 60 },
    summary: 'Copy a project with its open tasks and subtasks, at most 1,000 of them',
  }),
  delete: operation({
    method: 'DELETE',
    path: '/projects/{projectId}',
    params: Ref,
    returns: Project,
    writes: ['project.deleted', 'task.deleted'],
    versioned: true,
    summary: 'Move a project and its tasks to the trash',
  }),
  restore: operation({
    method: 'POST',
    path: '/projects/{projectId}/restore',
    params: Ref,
    returns: Project,
    writes: ['project.restored', 'task.restored'],
    versioned: true,
    summary: 'Take a project and the tasks deleted with it out of the trash',
  }),
}
