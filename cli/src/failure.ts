import { Problem } from '@cairn/contract/problems'

/** What the shell sees; docs/cli.md has the table for people. */
export const exits = { ok: 0, refused: 1, usage: 2, signedOut: 3, unreachable: 4, interrupted: 130 } as const

export type Exit = (typeof exits)[keyof typeof exits]

/** An end that was foreseen: one line for the person (and a few more where they help), one number for the shell. */
export class Failure extends Error {
  readonly exit: Exit
  readonly more: string[]

  constructor(exit: Exit, message: string, more: string[] = []) {
    super(message)
    this.name = 'Failure'
    this.exit = exit
    this.more = more
  }
}

export const refused = (message: string, more?: string[]) => new Failure(exits.refused, message, more)
export const usage = (message: string, more?: string[]) => new Failure(exits.usage, message, more)
export const signedOut = (message: string) => new Failure(exits.signedOut, message, ['Run: cairn login'])

/** Turns what the server answered into a Failure; anything else is a defect and goes through as it is. */
export function failureOf(error: unknown, server: string | undefined): unknown {
  if (!(error instanceof Problem)) return error
  if (error.code === 'unauthenticated') return signedOut('Your session has ended.')
  if (error.code === 'unavailable')
    return new Failure(exits.unreachable, `The server does not answer: ${server ?? 'no address'}`, [
      'Is it running? On this machine it starts with: npm start',
    ])
  return refused(sentence(error), reasons(error))
}

/** A problem in one sentence, with the wait that the server asks for. */
export function sentence(problem: Problem): string {
  const wait = problem.parts.retryAfter
  return wait === undefined ? problem.message : `${problem.message} Try again in ${wait} s.`
}

function reasons(problem: Problem): string[] {
  const errors = problem.parts.errors ?? []
  const lines = errors.map(({ pointer, detail }) => `${pointer.slice(1).replaceAll('/', '.') || 'request'}: ${detail}`)
  return problem.requestId && problem.code === 'internal' ? [...lines, `Request ${problem.requestId}`] : lines
}
