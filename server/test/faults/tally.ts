import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from '@cairn/contract/client'
import type { ServerProcess } from '../process.ts'
import type { Outcome } from './fault.ts'
import type { Answer } from './person.ts'
import { verdictOn, verdictOnAnswers } from './verdict.ts'
import { settle, type Writers } from './writers.ts'

/** What a person sees of a server under load over all rounds of a fault, and what must not be in it. */
export interface Tally {
  answers: Answer[]
  /** Milliseconds from `since` to the first success after it, at the most `patience`. */
  waitForSuccess(since: number, patience: number): Promise<number>
  /** After the fault: lets the writers end, sends again what is open, and looks whether everything happened once. */
  settle(client: Client, writers: Writers): Promise<void>
  /** Stops the server as an operator would. */
  end(server: ServerProcess): Promise<Omit<Outcome, 'figures'>>
}

export function startTally(violations: string[] = []): Tally {
  const answers: Answer[] = []
  // The registration took the first number of the workspace.
  let seq = 1
  let acknowledged = 0
  let repeated = 0
  return {
    answers,
    async waitForSuccess(since, patience) {
      const isOver = () => answers.some(({ status, at }) => status < 300 && at > since)
      while (!isOver() && Date.now() < since + patience) await sleep(20)
      return Date.now() - since
    },
    async settle(client, writers) {
      await writers.stop()
      repeated += await settle(client, writers.operations)
      const verdict = await verdictOn(client, writers.operations, seq)
      violations.push(...verdict.violations)
      seq = verdict.lastSeq
      acknowledged += writers.operations.length
    },
    async end(server) {
      violations.push(...(await endsWell(server)), ...verdictOnAnswers(answers))
      return { acknowledged, repeated, violations }
    },
  }
}

/** SIGTERM is what an operator sends: the server finishes what it is at and ends with code 0. */
export async function endsWell(server: ServerProcess): Promise<string[]> {
  server.child.kill('SIGTERM')
  const { code } = await server.ended
  return code === 0 ? [] : [`The last stop ended with code ${code}`]
}

export const count503 = (answers: Answer[]) => answers.filter(({ status }) => status === 503).length
