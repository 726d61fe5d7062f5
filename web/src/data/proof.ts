import { Problem } from '@cairn/contract/problems'
import { noticeEnd } from './session.ts'
import { createValue } from './value.ts'

/** Somebody has to show again who they are, before what they asked for goes on. */
export interface ProofAsked {
  shown(): void
  declined(): void
}

/** Answered by the dialog of features/accounts/prove-dialog.tsx. */
export const proofAsked = createValue<ProofAsked | undefined>(undefined)

/**
 * Does what is asked for; if the server first wants to see the password or a factor again, asks for that and does it then.
 * Whoever declines gets the server's refusal, which `isDeclined` recognises.
 */
export async function withProof<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    noticeEnd(error)
    if (!isDeclined(error)) throw error
    await new Promise<void>((shown, declined) => proofAsked.set({ shown, declined: () => declined(error) }))
    return act()
  }
}

/** They know that they did: nothing needs to be said. */
export const isDeclined = (error: unknown): error is Problem =>
  error instanceof Problem && error.reason === 'prove-yourself'
