import { startDynamodb } from '../../server/test/dynamodb-local.ts'
import { startMeter, type Consumed, type Meter } from '../../server/test/meter.ts'
import { databaseSettings } from '../../server/test/process.ts'
import { signUp } from '../harness/people.ts'
import { promises, type Promised } from '../harness/promises.ts'
import type { Result, Row } from '../harness/result.ts'
import { startServer } from '../harness/server.ts'
import { furnish, type Home } from './capacity/home.ts'
import { operations, type Asked } from './capacity/operations.ts'

/** What every operation consumes on DynamoDB, as it says itself, beside what docs/dynamodb.md promises. */
export const capacity: Row = {
  name: 'capacity',
  async run() {
    const promised = await promises(Object.keys(operations))
    const dynamodb = await startDynamodb()
    const meter = await startMeter(dynamodb.endpoint)
    const table = { name: 'cairn', region: 'local', endpoint: dynamodb.endpoint }
    const server = await startServer(databaseSettings({ ...table, table: table.name, endpoint: meter.endpoint }))
    try {
      // The first runs the installation, which adds a question whether others are here.
      const [, small, large] = await signUp(server, 3)
      const results: Result[] = []
      for (const [person, tasks] of [[small, 100] as const, [large, 2000] as const]) {
        if (!person) throw new Error('Nobody is there')
        const home = await furnish(server, table, person, tasks)
        for (const [name, asked] of Object.entries(operations)) {
          const consumed = await consumedBy(meter, home, asked)
          results.push(...linesOf(name, tasks, consumed, promised(name, tasks)))
        }
      }
      return results
    } finally {
      await server.stop()
      await meter.close()
      await dynamodb.stop()
    }
  },
}

/** The mailer and the sweeper ask now and then too, which only adds: the least of some rounds is the operation's own. */
const ROUNDS = 3

async function consumedBy(meter: Meter, home: Home, { prepare, ask }: Asked): Promise<Consumed> {
  const rounds: Consumed[] = []
  while (rounds.length < ROUNDS) {
    const prepared = await prepare?.(home)
    meter.take()
    await ask(home, prepared ?? '')
    rounds.push(meter.take())
  }
  const least = (pick: keyof Consumed) => Math.min(...rounds.map(round => round[pick]))
  return { requests: least('requests'), read: least('read'), write: least('write') }
}

function linesOf(name: string, tasks: number, consumed: Consumed, promised: Promised): Result[] {
  const what = `${name}, among ${tasks.toLocaleString('en')}`
  const lines = [
    { unit: 'requests', ours: consumed.requests, most: promised.requests },
    { unit: 'read units', ours: consumed.read, most: promised.read },
    { unit: 'write units', ours: consumed.write, most: promised.write },
  ]
  return lines
    .filter(({ ours, most }) => ours > 0 || most > 0)
    .map(({ most, ...line }) => ({ what, ...line, budget: `at most ${most}`, met: line.ours <= most }))
}
