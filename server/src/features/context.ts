import type { KeyObject } from 'node:crypto'
import type { Moments, NewEntry } from '@cairn/contract/entries'
import type { OperationId, OutputOf } from '@cairn/contract/contract'
import type { TokenScope } from '@cairn/contract/tokens'
import type { RegistrationMode } from '@cairn/contract/instance'
import type { Clock } from '../ports/clock.ts'
import type { Change, Part } from '../ports/commit.ts'
import type { Identity } from '../ports/identity.ts'
import type { Records } from '../ports/records.ts'
import type { Store } from '../ports/store.ts'
import type { ApiTokens } from './accounts/api-tokens.ts'
import type { Concerned, SecurityEvent } from './accounts/security-events.ts'
import type { Sessions } from './accounts/sessions.ts'
import type { Statistics } from './tasks/stats.ts'

/** Everything the product is made of, chosen once in compose.ts. */
export interface Services {
  store: Store
  records: Records
  identity: Identity
  sessions: Sessions
  apiTokens: ApiTokens
  statistics: Statistics
  clock: Clock
  limits: Limits
  registration: RegistrationRules
  about: About
  /** Signs session tokens, cursors and codes; the same for every instance. Ready for use: to digest with bytes costs five times as much. */
  secret: KeyObject
  /** Where people reach it, as set; never as a request says. Known once the server listens, since the system may choose the port. */
  publicUrl(): string
  /** Wakes the mailer; it would find the mail by itself a little later. */
  wakeMailer(): void
}

/** Per person and address; all of them are settings. */
export interface Limits {
  /** Requests a minute of one person, whatever they are signed in with. */
  requestsPerPerson: number
  /** Requests a minute from one address by those who are not signed in. */
  requestsPerAddress: number
  /** Multiplies what the contract allows of single operations. */
  operationFactor: number
  /** Failed log-ins in 15 minutes for the pair of account and address. */
  loginPair: number
  /** Failed log-ins in 15 minutes for an address. */
  loginAddress: number
  /** Failed log-ins by a name in 15 minutes after which answers come slowly. */
  loginAccount: number
  /** Wrong codes of authenticator apps in a day for an account; then only what nobody can guess counts. */
  factorCodes: number
  /** Wrong tries of one mailed code, and of one second step; then it is over. */
  codeTries: number
  /** Seconds between two mails of one flow, and how many of them there are an hour. */
  resendSeconds: number
  resends: number
  /** Registrations and resets an hour for an address. */
  flowsPerAddress: number
  /** Mails an hour to one mailbox, and a day. */
  mailsPerMailbox: number
  mailsPerMailboxDay: number
  /** Mails a day that one account can have sent, to whatever mailbox. */
  mailsPerPersonDay: number
}

/** Who may register; a setting. */
export interface RegistrationRules {
  mode: RegistrationMode
  /** The domains that addresses may have; all, if there is none. */
  domains: string[]
  /** Whoever registers first runs the installation; not so the demo account, which visitors may have the password of. */
  firstIsOperator: boolean
}

/** What an installation says of itself. */
export interface About {
  version: string
  /** No mail server is set: mail is kept on this machine. */
  outbox: boolean
}

export interface Actor {
  id: string
  /** The session they come in; `null` with an API token. */
  sessionId: string | null
  /** What their API token was given; `null` in person. */
  grant: Grant | null
}

export interface Grant {
  tokenId: string
  scope: TokenScope
  /** The only workspaces it reaches; `null` for all of the person's. */
  workspaceIds: string[] | null
}

/** What a use case is given. It reads through the store, guards, decides, and commits once. */
export interface Context extends Services {
  /** Throws `unauthenticated` when nobody is signed in. */
  readonly actor: Actor
  readonly signedIn: boolean
  readonly request: RequestFacts
  /** Answers `answer`, or what an earlier commit of the same idempotency key answered. */
  commit<T>(work: Work, answer: T): Promise<T>
  /** A commit that is not yet the end of the operation: the same batch, no answer to remember. Only what course.ts names goes in steps. */
  commitStep(work: Work): Promise<void>
  /** A commit of this very operation is written: an earlier attempt made it, or an earlier request under the same key. */
  readonly begun: boolean
  /** All of it is written, and only its answer was too large to keep: there is nothing more to do than to give it. */
  readonly finished: boolean
  /** The id of what the operation makes under this name: the same, however often it is begun. Ids sort by `order`, which is part of the name. */
  idFor(name: string, order?: number): string
  /** The ids of its copies of these rows: the same, however often it is begun, and sorting as theirs do. */
  copyIds(ids: string[]): Map<string, string>
  /** Runs another operation for the same actor, with its own policy, input check and retries; it may commit together with others. */
  perform<Id extends OperationId>(
    id: Id,
    input: unknown,
    options: Pick<RequestFacts, 'batch' | 'via' | 'moments' | 'ifMatch'> & { commit?: Store['commit'] },
  ): Promise<OutputOf<Id>>
  /** Leaves a line in the log for whoever watches over the installation. */
  note(event: SecurityEvent, about: Concerned): void
  /** Ends the request with 304 when the caller already has what these facts lead to. */
  validate(facts: unknown): void
}

export type Work = { parts: Part[] } | { scope: string; changes: Change[]; entries: NewEntry[] }

/** What a use case may know of how it was asked. */
export interface RequestFacts {
  id: string
  operation: OperationId
  /** What limits count by: the caller's address, or the network of it; a forwarded one only when it came through a configured proxy. */
  address: string
  userAgent: string
  via: string
  batch: string
  /** What an undo brings back beside what it asks for. */
  moments?: Moments
  /** The version that the caller's change is based on. */
  ifMatch?: number | undefined
}
