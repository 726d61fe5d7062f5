/** What whoever watches over an installation wants to hear of. docs/security.md says what each means. */
export type SecurityEvent =
  | 'log-in'
  | 'log-in failed'
  | 'log-in locked'
  | 'log-in unconfirmed'
  | 'log-out'
  | 'proof given'
  | 'proof failed'
  | 'factor failed'
  | 'factor added'
  | 'factor removed'
  | 'recovery code used'
  | 'recovery codes renewed'
  | 'account made'
  | 'password changed'
  | 'address changed'
  | 'username changed'
  | 'session ended'
  | 'other sessions ended'
  | 'session copied'
  | 'token made'
  | 'token revoked'
  | 'data exported'
  | 'deletion planned'
  | 'deletion cancelled'
  | 'account deleted'

/** Ids only: a log is read by more people, and kept longer, than names and addresses should be. */
export interface Concerned {
  personId?: string | undefined
  sessionId?: string | null | undefined
  tokenId?: string | undefined
}
