import type { OperationId } from '@cairn/contract/contract'

/*
 * Who may do what, written by hand and reviewed by a person: not computed from the policy that it holds to account.
 * Everybody sends the same request, about rows of the owner. 404 hides: a stranger cannot tell what is not there from what
 * is not theirs. A stranger's lists and figures answer 200 and hold nothing of the owner's.
 */

export const PRINCIPALS = [
  'anonymous',
  'half-registered',
  'half-logged-in',
  'ended session',
  'tampered token',
  'stranger',
  'read-only token',
  'owner',
] as const

type Row = readonly [
  anonymous: number,
  halfRegistered: number,
  halfLoggedIn: number,
  ended: number,
  tampered: number,
  stranger: number,
  readOnly: number,
  owner: number,
]

// prettier-ignore
export const expected: Record<OperationId, Row> = {
  //                            anonymous, half-registered, half-logged-in, ended, tampered, stranger, read-only token, owner
  'instance.get':               [200, 200, 200, 200, 200, 200, 200, 200],
  'auth.register':              [202, 202, 202, 202, 202, 202, 202, 202],
  'auth.activate':              [410, 410, 410, 410, 410, 410, 410, 410], // a registration that nobody began
  'auth.resend':                [429, 429, 429, 429, 429, 429, 429, 429], // sent less than a minute ago, whoever asks
  'auth.login':                 [200, 200, 200, 200, 200, 200, 200, 200],
  'auth.adminLogin':            [200, 200, 200, 200, 200, 200, 200, 200], // the owner came first, and operates
  'auth.finishLogin':           [410, 410, 410, 410, 410, 410, 410, 410], // a log-in that nobody began
  'auth.logout':                [204, 204, 204, 204, 204, 204, 204, 204],
  'auth.prove':                 [401, 401, 401, 401, 401, 204, 403, 204],
  'auth.requestReset':          [202, 202, 202, 202, 202, 202, 202, 202],
  'auth.verifyReset':           [410, 410, 410, 410, 410, 410, 410, 410], // a reset that nobody began
  'auth.requestEmailChange':    [401, 401, 401, 401, 401, 202, 403, 202],
  'auth.verifyEmailChange':     [410, 410, 410, 410, 410, 410, 410, 410], // a change that nobody began
  'users.me':                   [401, 401, 401, 401, 401, 200, 200, 200],
  'users.update':               [401, 401, 401, 401, 401, 200, 403, 200],
  'users.changeUsername':       [401, 401, 401, 401, 401, 409, 403, 200], // to the owner's
  'users.changePassword':       [401, 401, 401, 401, 401, 204, 403, 204],
  'users.export':               [401, 401, 401, 401, 401, 200, 403, 200],
  'users.delete':               [401, 401, 401, 401, 401, 200, 403, 200],
  'users.keep':                 [401, 401, 401, 401, 401, 200, 403, 200],
  'sessions.list':              [401, 401, 401, 401, 401, 200, 403, 200],
  'sessions.end':               [401, 401, 401, 401, 401, 404, 403, 204],
  'sessions.endOthers':         [401, 401, 401, 401, 401, 204, 403, 204],
  'factors.list':               [401, 401, 401, 401, 401, 200, 403, 200],
  'factors.beginTotp':          [401, 401, 401, 401, 401, 200, 403, 200],
  'factors.confirmTotp':        [401, 401, 401, 401, 401, 410, 403, 201], // what the owner has begun
  'factors.beginPasskey':       [401, 401, 401, 401, 401, 200, 403, 200],
  'factors.addPasskey':         [401, 401, 401, 401, 401, 422, 403, 201], // what the owner was asked for
  'factors.beginProof':         [401, 401, 401, 401, 401, 409, 403, 200], // who has no passkey
  'factors.renewRecoveryCodes': [401, 401, 401, 401, 401, 409, 403, 201], // who has no factor
  'factors.rename':             [401, 401, 401, 401, 401, 404, 403, 200],
  'factors.remove':             [401, 401, 401, 401, 401, 404, 403, 204],
  'tokens.list':                [401, 401, 401, 401, 401, 200, 403, 200],
  'tokens.create':              [401, 401, 401, 401, 401, 422, 403, 201], // for the owner's workspace
  'tokens.revoke':              [401, 401, 401, 401, 401, 404, 403, 204],
  'projects.list':              [401, 401, 401, 401, 401, 200, 200, 200],
  'projects.create':            [401, 401, 401, 401, 401, 201, 403, 201],
  'projects.get':               [401, 401, 401, 401, 401, 404, 200, 200],
  'projects.update':            [401, 401, 401, 401, 401, 404, 403, 200],
  'projects.duplicate':         [401, 401, 401, 401, 401, 404, 403, 201],
  'projects.delete':            [401, 401, 401, 401, 401, 404, 403, 200],
  'projects.restore':           [401, 401, 401, 401, 401, 404, 403, 200],
  'labels.list':                [401, 401, 401, 401, 401, 200, 200, 200],
  'labels.create':              [401, 401, 401, 401, 401, 201, 403, 201],
  'labels.update':              [401, 401, 401, 401, 401, 404, 403, 200],
  'labels.delete':              [401, 401, 401, 401, 401, 404, 403, 204],
  'labels.merge':               [401, 401, 401, 401, 401, 404, 403, 200],
  'filters.list':               [401, 401, 401, 401, 401, 200, 200, 200],
  'filters.create':             [401, 401, 401, 401, 401, 422, 403, 201], // naming the owner's project
  'filters.get':                [401, 401, 401, 401, 401, 404, 200, 200],
  'filters.update':             [401, 401, 401, 401, 401, 404, 403, 200],
  'filters.delete':             [401, 401, 401, 401, 401, 404, 403, 204],
  'tasks.list':                 [401, 401, 401, 401, 401, 200, 200, 200],
  'tasks.create':               [401, 401, 401, 401, 401, 404, 403, 201], // into the owner's project
  'tasks.stats':                [401, 401, 401, 401, 401, 200, 200, 200],
  'tasks.bulkUpdate':           [401, 401, 401, 401, 401, 404, 403, 200],
  'tasks.quickAdd':             [401, 401, 401, 401, 401, 201, 403, 201],
  'tasks.duplicate':            [401, 401, 401, 401, 401, 404, 403, 201],
  'tasks.addLabel':             [401, 401, 401, 401, 401, 404, 403, 200],
  'tasks.removeLabel':          [401, 401, 401, 401, 401, 404, 403, 200],
  'tasks.get':                  [401, 401, 401, 401, 401, 404, 200, 200],
  'tasks.update':               [401, 401, 401, 401, 401, 404, 403, 200],
  'tasks.delete':               [401, 401, 401, 401, 401, 404, 403, 200],
  'tasks.restore':              [401, 401, 401, 401, 401, 404, 403, 200],
  'activity.list':              [401, 401, 401, 401, 401, 404, 200, 200], // of the owner's task
  'activity.stats':             [401, 401, 401, 401, 401, 200, 200, 200],
  'activity.ofTask':            [401, 401, 401, 401, 401, 404, 200, 200],
  'activity.batch':             [401, 401, 401, 401, 401, 404, 200, 200],
  'activity.undo':              [401, 401, 401, 401, 401, 404, 403, 200],
  'activity.undoBatch':         [401, 401, 401, 401, 401, 404, 403, 200],
}

/** What nobody may do with an API token, whatever it was given: it is about who somebody is and how they come in. */
export const inPersonOnly: OperationId[] = [
  'auth.prove',
  'auth.requestEmailChange',
  'users.changeUsername',
  'users.changePassword',
  'users.export',
  'users.delete',
  'users.keep',
  'sessions.list',
  'sessions.end',
  'sessions.endOthers',
  'factors.list',
  'factors.beginTotp',
  'factors.confirmTotp',
  'factors.beginPasskey',
  'factors.addPasskey',
  'factors.beginProof',
  'factors.renewRecoveryCodes',
  'factors.rename',
  'factors.remove',
  'tokens.list',
  'tokens.create',
  'tokens.revoke',
]

/** Ids of others where a request names a second row, wherever it does. The first row is the caller's own. */
export const foreignIds = [
  ['labels.merge', 'into', 422],
  ['tasks.create', 'projectId', 404],
  ['tasks.create', 'parentId', 404],
  ['tasks.create', 'labelIds', 422],
  ['tasks.bulkUpdate', 'taskIds', 404],
  ['tasks.bulkUpdate', 'projectId', 404],
  ['tasks.bulkUpdate', 'addLabelIds', 422],
  ['tasks.quickAdd', 'projectId', 404],
  ['tasks.update', 'projectId', 404],
  ['tasks.update', 'parentId', 404],
  ['tasks.update', 'labelIds', 422],
  ['tokens.create', 'workspaceIds', 422],
  ['tasks.list', 'project', 404],
  ['tasks.list', 'parent', 404],
  ['activity.list', 'task', 404],
  ['activity.list', 'project', 404],
] as const satisfies (readonly [operation: OperationId, field: string, status: number])[]

/** Ids that a request may name whosever they are: of what it makes, and of what it only leaves out or looks for among one's own. */
export const anybodysIds = ['id', 'removeLabelIds', 'person', 'except']

/**
 * Who cannot exist yet, and what would make them: as soon as an operation of the contract fits the words, this fails, and the
 * principal gets a column above.
 */
export const cannotExistYet: Record<string, RegExp> = {
  'former member': /member|invit|leave/i,
  member: /member|invit/i,
  'admin of another workspace': /workspaces|role/i,
  viewer: /share|sharing/i,
  editor: /share|sharing/i,
  disabled: /disable|enable/i,
}
