import { many } from './en.ts'

/** What was not saved, or not taken back, and why; it comes with the first. */
export const refusal = {
  refused: (what: string | undefined, why: string) => (what ? `Not saved: ${what}. ${why}` : `Not saved. ${why}`),
  kept: (why: string) => `Not taken back. ${why}`,
  partly: (why: string) => `Not all of it taken back. ${why}`,
  and: (name: string, more: number) => (more > 0 ? `${name} and ${many(more)} more` : name),
}
