import type { OperationId } from './contract.ts'
import { routes } from './routes.ts'
import type { Power } from './tasks.ts'
import type { TokenScope } from './tokens.ts'

/**
 * What an actor's rights come down to, once the rows were read: computed in one place on the server (features/standing.ts) and
 * sent with each row, so that the client can say why a button is disabled.
 */
export interface Standing {
  /** Nobody is signed in. */
  anonymous?: true
  /** What the actor's API token was given; absent in person. */
  grant?: TokenScope
  /** Their API token is for some workspaces only; absent in person. */
  limited?: true
  /** Runs this installation, which others use too. */
  mustHandOver?: boolean
  /** The password or a factor was shown in this session a short time ago. */
  proven?: boolean
  power?: Power
  trashed?: boolean
  /** The inbox of a workspace stays as it is. */
  inbox?: boolean
}

/** Says why not, or nothing. */
export type Rule = (standing: Standing) => Refusal | undefined

export type Refusal = keyof typeof refusals

/** Each refusal in words for the person who meets it. */
export const refusals = {
  'signed-out': 'Sign in first.',
  'read-only-token': 'This API token may only read.',
  'limited-token': 'This API token is for some workspaces only, and this is about its person.',
  'in-person': 'An API token cannot do this. Log in instead.',
  'prove-yourself': 'Give your password again first.',
  'is-operator': 'You run this Cairn, and others use it. Hand it over first: npm run operator -- NAME, on its machine.',
  'view-only': 'You can read this, but not change it.',
  'owner-only': 'Only an owner can do this.',
  'in-trash': 'It is in the trash. Restore it first.',
  'not-in-trash': 'It is not in the trash.',
  'is-inbox': 'The inbox cannot be changed or deleted.',
} as const

const RANK: Record<Power, number> = { view: 1, edit: 2, owner: 3 }

const anyone: Rule = () => undefined
const signedIn: Rule = standing => (standing.anonymous ? 'signed-out' : undefined)
const unlimited: Rule = standing => signedIn(standing) ?? (standing.limited ? 'limited-token' : undefined)
const inPerson: Rule = standing => signedIn(standing) ?? (standing.grant ? 'in-person' : undefined)
const proven: Rule = standing => inPerson(standing) ?? (standing.proven ? undefined : 'prove-yourself')
const replaceable: Rule = standing => (standing.mustHandOver ? 'is-operator' : undefined)
const live: Rule = standing => (standing.trashed ? 'in-trash' : undefined)
const trashed: Rule = standing => (standing.trashed ? undefined : 'not-in-trash')
const notInbox: Rule = standing => (standing.inbox ? 'is-inbox' : undefined)

function atLeast(power: Power): Rule {
  return standing => {
    if (standing.power && RANK[standing.power] >= RANK[power]) return undefined
    return power === 'owner' ? 'owner-only' : 'view-only'
  }
}

function all(...rules: Rule[]): Rule {
  return standing => {
    for (const rule of rules) {
      const refusal = rule(standing)
      if (refusal) return refusal
    }
    return undefined
  }
}

/** Who may do what. One table: read by the server (guard), the web client (why is this disabled?) and the documents. */
export const policy = {
  'instance.get': anyone,
  'auth.register': anyone,
  'auth.activate': anyone,
  'auth.resend': anyone,
  'auth.login': anyone,
  'auth.adminLogin': anyone,
  'auth.finishLogin': anyone,
  'auth.logout': anyone,
  'auth.prove': inPerson,
  'auth.requestReset': anyone,
  'auth.verifyReset': anyone,
  'auth.requestEmailChange': inPerson,
  'auth.verifyEmailChange': anyone,
  'users.me': signedIn,
  'users.update': unlimited,
  'users.changeUsername': inPerson,
  'users.changePassword': inPerson,
  'users.export': proven,
  'users.delete': all(inPerson, replaceable, proven),
  'users.keep': inPerson,
  'sessions.list': inPerson,
  'sessions.end': inPerson,
  'sessions.endOthers': inPerson,
  'factors.list': inPerson,
  'factors.beginTotp': proven,
  'factors.confirmTotp': proven,
  'factors.beginPasskey': proven,
  'factors.addPasskey': proven,
  'factors.beginProof': inPerson,
  'factors.renewRecoveryCodes': proven,
  'factors.rename': inPerson,
  'factors.remove': proven,
  'tokens.list': inPerson,
  'tokens.create': proven,
  'tokens.revoke': inPerson,
  'projects.list': signedIn,
  'projects.create': atLeast('edit'),
  'projects.get': atLeast('view'),
  'projects.update': all(atLeast('edit'), live, notInbox),
  'projects.duplicate': all(atLeast('view'), live, notInbox),
  'projects.delete': all(atLeast('owner'), live, notInbox),
  'projects.restore': all(atLeast('owner'), trashed),
  'labels.list': signedIn,
  'labels.create': atLeast('edit'),
  'labels.update': atLeast('edit'),
  'labels.delete': atLeast('edit'),
  'labels.merge': atLeast('edit'),
  'filters.list': unlimited,
  'filters.create': unlimited,
  'filters.get': unlimited,
  'filters.update': unlimited,
  'filters.delete': unlimited,
  'tasks.list': signedIn,
  'tasks.create': all(atLeast('edit'), live),
  'tasks.stats': signedIn,
  'tasks.bulkUpdate': signedIn,
  'tasks.quickAdd': all(atLeast('edit'), live),
  'tasks.get': atLeast('view'),
  'tasks.update': all(atLeast('edit'), live),
  'tasks.duplicate': all(atLeast('view'), live),
  'tasks.addLabel': all(atLeast('edit'), live),
  'tasks.removeLabel': all(atLeast('edit'), live),
  'tasks.delete': all(atLeast('owner'), live),
  'tasks.restore': all(atLeast('owner'), trashed),
  'activity.list': signedIn,
  'activity.stats': signedIn,
  'activity.ofTask': atLeast('view'),
  'activity.batch': signedIn,
  'activity.undo': signedIn,
  'activity.undoBatch': signedIn,
} satisfies Record<OperationId, Rule>

/** Operations that a visitor without a session may call. */
export const isPublic = (id: OperationId) => policy[id] === anyone

/** The reason why not, or `undefined`: the same answer on the server and in the browser. */
export function refusal(id: OperationId, standing: Standing): Refusal | undefined {
  if (standing.grant === 'read' && routes[id].method !== 'GET') return 'read-only-token'
  return policy[id](standing)
}

/** The same as a sentence, for a button's `disabledReason`. */
export function why(id: OperationId, standing: Standing): string | undefined {
  const reason = refusal(id, standing)
  return reason && refusals[reason]
}
