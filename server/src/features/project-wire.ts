import { positionAt } from '@cairn/contract/positions'
import type { Project } from '@cairn/contract/projects'
import type { ProjectRow } from '../ports/rows.ts'

type Named = Pick<ProjectRow, 'id' | 'kind' | 'name' | 'color'>

export function newProject(scope: string, named: Named, ms: number, position = positionAt(ms)): ProjectRow {
  const now = new Date(ms).toISOString()
  return { scope, ...named, version: 1, position, createdAt: now, updatedAt: now, deletedAt: null }
}

export function present({
  id,
  scope,
  kind,
  name,
  color,
  position,
  createdAt,
  updatedAt,
  deletedAt,
  version,
}: ProjectRow): Project {
  return { id, workspaceId: scope, kind, name, color, position, createdAt, updatedAt, deletedAt, version }
}
