import { fileURLToPath } from 'node:url'
import type { Postgres } from './database.ts'
import { launch } from './launch.ts'

/** Starts one of bench/bare in a process of its own, on the same database. */
export async function startBare(name: 'list' | 'constant' | 'create', { address }: Postgres, body?: string) {
  const file = fileURLToPath(new URL(`../bare/${name}.ts`, import.meta.url))
  const bare = await launch([file, JSON.stringify({ address, body })])
  return { address: bare.address, [Symbol.asyncDispose]: () => bare.stop() }
}
