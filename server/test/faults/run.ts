// `npm run faults`: breaks things on purpose and looks from outside whether anything was lost or happened twice.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { hasDynamodb } from '../dynamodb.ts'
import { randomFrom } from '../random.ts'
import { databaseKilled } from './database-killed.ts'
import { blackHole, halfOpen, lineCut } from './database-unreachable.ts'
import type { Engine } from './engine.ts'
import { dynamodb } from './engines/dynamodb.ts'
import { postgres } from './engines/postgres.ts'
import { type Fault, type Outcome } from './fault.ts'
import { limitsShared } from './limits-shared.ts'
import { mailFails } from './mail-fails.ts'
import { serverKilled } from './server-killed.ts'

const faults = [serverKilled, databaseKilled, blackHole, halfOpen, lineCut, mailFails, limitsShared]

// `npm test` leaves DynamoDB out on a machine without Java, and fails for that.
const engines = [postgres, ...(hasDynamodb() ? [dynamodb] : [])]

type Result = Outcome & { name: string; engine: string; rounds: number; seconds: number }

const say = (line: string) => process.stdout.write(`${line}\n`)

const { values: asked } = parseArgs({
  options: {
    tenth: { type: 'boolean', default: false },
    seed: { type: 'string' },
    only: { type: 'string', default: '' },
    engine: { type: 'string', default: '' },
  },
})
const seed = Number(asked.seed ?? Math.floor(Math.random() * 2 ** 31))
say(`Seed ${seed}`)

const results: Result[] = []
// The engines are tried side by side: while one comes back, or a server starts, a processor has nothing to do.
await Promise.all([...inManner('waits').map(fault => onEach([fault])), onEach(inManner())])
await onEach(inManner('timed'))
if (!asked.tenth && !asked.only && !asked.engine) await keep(results)
process.exit(results.some(({ violations }) => violations.length > 0) ? 1 : 0)

function inManner(manner?: Fault['manner']): Fault[] {
  return faults.filter(fault => fault.name.includes(asked.only) && fault.manner === manner)
}

async function onEach(inTurn: Fault[]): Promise<void> {
  const trials = engines
    .filter(({ name }) => name.includes(asked.engine))
    .map(async engine => {
      for (const fault of inTurn) {
        const result = await tryOut(fault, engine)
        results.push(result)
        print(result)
      }
    })
  await Promise.all(trials)
}

async function tryOut(fault: Fault, engine: Engine): Promise<Result> {
  const rounds = Math.ceil(fault.rounds * (asked.tenth ? 0.1 : 1))
  const folder = await mkdtemp(path.join(tmpdir(), 'cairn-fault-'))
  const undo: (() => unknown)[] = []
  const begun = performance.now()
  const outcome = await fault
    .run({ engine, rounds, random: randomFrom(seed), folder, after: one => undo.unshift(one) })
    .catch((error: Error) => ({ acknowledged: 0, repeated: 0, violations: [String(error.stack)], figures: {} }))
  for (const one of undo) await one()
  await rm(folder, { recursive: true, force: true })
  return {
    name: fault.name,
    engine: engine.name,
    rounds,
    seconds: Math.round((performance.now() - begun) / 1000),
    ...outcome,
  }
}

function print({ name, engine, rounds, seconds, acknowledged, repeated, violations, figures }: Result): void {
  const cells = [
    violations.length === 0 ? 'holds ' : 'BROKEN',
    name.padEnd(26),
    engine.padEnd(8),
    `${rounds} rounds`.padStart(10),
    `${acknowledged} acknowledged`.padStart(19),
    `${repeated} repeated`.padStart(13),
    `${seconds} s`.padStart(6),
    ...Object.entries(figures).map(([what, value]) => `${what} ${value}`),
  ]
  say(cells.join('  '))
  for (const [violation, times] of Map.groupBy(violations, one => one)) say(`        ${times.length} x ${violation}`)
}

/** Only of a full run: the others run everywhere and all the time. */
async function keep(all: Result[]): Promise<void> {
  const folder = fileURLToPath(new URL('../../../bench/results/', import.meta.url))
  await mkdir(folder, { recursive: true })
  const byName = all.toSorted((a, b) => (a.name + a.engine < b.name + b.engine ? -1 : 1))
  const report = { at: new Date().toISOString(), seed, node: process.version, results: byName }
  await writeFile(path.join(folder, 'faults.json'), `${JSON.stringify(report, null, 2)}\n`)
}
