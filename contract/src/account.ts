import * as z from 'zod/mini'
import { Entry } from './entries.ts'
import { Factor } from './factors.ts'
import { Id, Instant, Version } from './fields.ts'
import { SavedFilter } from './filters.ts'
import { Label } from './labels.ts'
import { operation } from './operation.ts'
import { Project } from './projects.ts'
import { SessionInfo } from './sessions.ts'
import { Task } from './tasks.ts'
import { ApiToken } from './tokens.ts'
import { Me } from './users.ts'

/** As the API shows it; what one may do with it is no part of it. */
const ExportedTask = z.omit(Task, { power: true })

const ExportedMember = z.strictObject({
  id: Id,
  role: z.enum(['owner', 'admin', 'member']),
  createdAt: Instant,
  version: Version,
})

const ExportedWorkspace = z.strictObject({
  id: Id,
  kind: z.enum(['personal', 'team']),
  name: z.string(),
  createdAt: Instant,
  updatedAt: Instant,
  version: Version,
  members: z.array(ExportedMember),
  /** The trash included, here and below: it is what has a `deletedAt`. */
  projects: z.array(Project),
  labels: z.array(Label),
  tasks: z.array(ExportedTask),
  /** What the person did there, the oldest first; values that were erased are `null`. */
  activity: z.array(Entry),
})

/** Everything that Cairn keeps about a person. No secrets: no password, no token, nothing that opens anything. */
export const AccountExport = z.strictObject({
  format: z.literal('cairn.account'),
  /** Rises when a field goes or changes its meaning; new fields may come at any time. */
  formatVersion: z.literal(1),
  exportedAt: Instant,
  profile: z.extend(Me, { updatedAt: Instant }),
  sessions: z.array(SessionInfo),
  factors: z.array(Factor),
  apiTokens: z.array(ApiToken),
  filters: z.array(SavedFilter),
  /** What happened to the account itself, the oldest first. */
  activity: z.array(Entry),
  personalWorkspace: ExportedWorkspace,
})
export type AccountExport = z.output<typeof AccountExport>

/** Taking everything along, and leaving. */
export const account = {
  export: operation({
    method: 'GET',
    path: '/users/me/export',
    returns: AccountExport,
    limit: { calls: 20, seconds: 3600 },
    summary: 'Everything about you in one document; asks for the password or a factor again',
  }),
  delete: operation({
    method: 'POST',
    path: '/users/me/deletion',
    returns: Me,
    writes: ['person.deletionPlanned'],
    versioned: true,
    limit: { calls: 20, seconds: 3600 },
    summary: 'Delete your account in seven days, and sign out everywhere else; asks for the password or a factor again',
  }),
  keep: operation({
    method: 'DELETE',
    path: '/users/me/deletion',
    returns: Me,
    writes: ['person.deletionCancelled'],
    versioned: true,
    summary: 'Keep your account after all',
  }),
}
