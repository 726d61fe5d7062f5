import * as z from 'zod/mini'
import { Color, Id, Instant, line, pageOf, PageQuery, Version } from './fields.ts'
import { LABEL_NAME } from './limits.ts'
import { operation } from './operation.ts'

const Name = line(LABEL_NAME)

export const Label = z.strictObject({
  id: Id,
  workspaceId: Id,
  name: Name,
  color: Color,
  createdAt: Instant,
  updatedAt: Instant,
  version: Version,
})
export type Label = z.output<typeof Label>

const Ref = z.strictObject({ labelId: Id })

export const labels = {
  list: operation({
    method: 'GET',
    path: '/labels',
    query: PageQuery,
    returns: pageOf(Label),
    summary: 'List the labels you can use',
  }),
  create: operation({
    method: 'POST',
    path: '/labels',
    body: z.strictObject({ id: z.exactOptional(Id), name: Name, color: z._default(Color, 'grey') }),
    returns: Label,
    status: 201,
    writes: ['label.created'],
    versioned: true,
    summary: 'Make a label',
  }),
  update: operation({
    method: 'PATCH',
    path: '/labels/{labelId}',
    params: Ref,
    body: z.strictObject({ name: z.exactOptional(Name), color: z.exactOptional(Color) }),
    returns: Label,
    writes: ['label.updated'],
    versioned: true,
    summary: 'Rename or recolour a label',
  }),
  delete: operation({
    method: 'DELETE',
    path: '/labels/{labelId}',
    params: Ref,
    writes: ['label.deleted'],
    versioned: true,
    summary: 'Delete a label; undo brings it back on every task that had it',
  }),
  merge: operation({
    method: 'POST',
    path: '/labels/{labelId}/merge',
    params: Ref,
    /** The label that stays; it is the answer. */
    body: z.strictObject({ into: Id }),
    returns: Label,
    writes: ['task.updated', 'label.merged', 'filter.updated'],
    versioned: true,
    limit: { calls: 60, seconds: 60 },
    summary:
      'Merge a label into another: its tasks, those in the trash too, carry the other instead, your saved filters ask for that, and it is gone',
  }),
}
