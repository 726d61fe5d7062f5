import { account } from './account.ts'
import { activity } from './activity.ts'
import { auth } from './auth.ts'
import { factors } from './factors.ts'
import { filters } from './filters.ts'
import { instance } from './instance.ts'
import { labels } from './labels.ts'
import { operationsOf, type IdsOf, type Input, type Named, type Output, type Parsed } from './operation.ts'
import { projects } from './projects.ts'
import { sessions } from './sessions.ts'
import { tasks } from './tasks.ts'
import { tokens } from './tokens.ts'
import { users } from './users.ts'

/** Everything the product can do. */
export const contract = {
  instance,
  auth,
  users: { ...users, ...account },
  sessions,
  factors,
  tokens,
  projects,
  labels,
  filters,
  tasks,
  activity,
}

export type Cairn = typeof contract
export type OperationId = IdsOf<Cairn>
export type OperationOf<Id extends OperationId> = Named<Cairn, Id>
export type InputOf<Id extends OperationId> = Input<OperationOf<Id>>
export type ParsedOf<Id extends OperationId> = Parsed<OperationOf<Id>>
export type OutputOf<Id extends OperationId> = Output<OperationOf<Id>>

export const operations = operationsOf(contract)
