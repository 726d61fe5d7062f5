import type { Cairn } from '@cairn/contract/contract'
import type { OperationSpec, Output, Parsed } from '@cairn/contract/operation'
import { accountDeletion } from './account-deletion.ts'
import { accountExport } from './account-export.ts'
import { activity } from './activity.ts'
import { login } from './login.ts'
import type { Context } from './context.ts'
import { factors } from './factors.ts'
import { labels } from './labels.ts'
import { passwordReset } from './password-reset.ts'
import { projects } from './projects.ts'
import { proving } from './proving.ts'
import { passwordChange } from './password-change.ts'
import { emailChange } from './email-change.ts'
import { instance } from './instance.ts'
import { usernameChange } from './username-change.ts'
import { registration } from './registration.ts'
import { sessions } from './session-list.ts'
import { tasks } from './tasks.ts'
import { tokens } from './tokens.ts'
import { users } from './users.ts'

type Handler<S> = S extends OperationSpec ? (ctx: Context, input: Parsed<S>) => Promise<Output<S>> : never
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
  tasks,
  activity,
} satisfies Handlers
