import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** What one connection asks, again and again. */
export interface Call {
  method: 'GET' | 'POST'
  path: string
  headers: Record<string, string>
  body?: string
  /** Sends a fresh Idempotency-Key with every request. */
  keyed?: boolean
}

export type Job = {
  address: string
  connections: number
  /** Given to the connections in turn. */
  calls: Call[]
  /** The status that every answer must have. */
  expect: number
} & ({ seconds: number } | { requests: number })

export interface Load {
  perSecond: number
  requests: number
  /** Milliseconds. */
  p50: number
  p95: number
}

const WORKER = fileURLToPath(new URL('load-worker.ts', import.meta.url))

export async function load(job: Job): Promise<Load> {
  const { stdout } = await promisify(execFile)(process.execPath, [WORKER, JSON.stringify(job)])
  return JSON.parse(stdout) as Load
}
