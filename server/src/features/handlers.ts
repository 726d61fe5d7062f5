import type { Cairn } from '@cairn/contract/contract'
import type { OperationSpec, Output, Parsed } from '@cairn/contract/operation'
import { accountDeletion } from './accounts/account-deletion.ts'
import { accountExport } from './accounts/account-export.ts'
import { activity } from './activity.ts'
import { login } from './accounts/login.ts'
import type { Json } from '../ports/task-lines.ts'
import type { Context } from './context.ts'
import { factors } from './accounts/factors.ts'
import { filters } from './filters.ts'
import { labels } from './labels.ts'
import { passwordReset } from './accounts/password-reset.ts'
import { projects } from './projects.ts'
import { proving } from './accounts/proving.ts'
import { passwordChange } from './accounts/password-change.ts'
import { emailChange } from './accounts/email-change.ts'
import { instance } from './accounts/instance.ts'
import { usernameChange } from './accounts/username-change.ts'
import { registration } from './accounts/registration.ts'
import { sessions } from './accounts/session-list.ts'
import { tasks } from './tasks/tasks.ts'
import { tokens } from './accounts/tokens.ts'
import { users } from './accounts/users.ts'

/** What only reads may answer as text that is ready. */
type Answer<S extends OperationSpec> = Output<S> | (S['method'] extends 'GET' ? Json<Output<S>> : never)
type Handler<S> = S extends OperationSpec ? (ctx: Context, input: Parsed<S>) => Promise<Answer<S>> : never
type Handlers = { [R in keyof Cairn]: { [N in keyof Cairn[R]]: Handler<Cairn[R][N]> } }

/** A use case for every operation of the contract; the compiler names the ones that are missing. */
export const handlers = {
  instance,
  auth: { ...registration, ...login, ...proving, ...passwordReset, ...emailChange },
  users: { ...users, ...usernameChange, ...passwordChange, ...accountExport, ...accountDeletion },
  sessions,
  factors,
  tokens,
  projects,
  labels,
  filters,
  tasks,
  activity,
} satisfies Handlers
