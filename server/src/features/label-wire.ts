import type { Label } from '@cairn/contract/labels'
import type { LabelRow } from '../ports/rows.ts'

export function present({ id, scope, name, color, createdAt, updatedAt, version }: LabelRow): Label {
  return { id, workspaceId: scope, name, color, createdAt, updatedAt, version }
}
