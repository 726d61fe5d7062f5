import autocannon from 'autocannon'
import { randomUUID } from 'node:crypto'
import type { Job, Load } from './load.ts'

// A process of its own: what it costs to ask is not counted as what it costs to answer.
const job = JSON.parse(process.argv[2] ?? '') as Job
const took: number[] = []
const statuses = new Map<number, number>()
let connection = 0

const running = autocannon(
  {
    url: job.address,
    connections: job.connections,
    ...('seconds' in job ? { duration: job.seconds } : { amount: job.requests }),
    setupClient(client) {
      const call = job.calls[connection++ % job.calls.length]
      if (!call) throw new Error('There is nothing to ask')
      const { keyed, ...request } = call
      const setupRequest = (again: autocannon.Request) => ({
        ...again,
        headers: { ...call.headers, 'idempotency-key': randomUUID() },
      })
      client.setRequests([{ ...request, ...(keyed && { setupRequest }) }])
    },
  },
  (error: Error | null, result: autocannon.Result) => {
    if (error) throw error
    const wrong = [...statuses].filter(([status]) => status !== job.expect)
    if (wrong.length > 0 || result.errors > 0)
      throw new Error(`${job.address}: ${result.errors} errors, answers ${JSON.stringify([...statuses])}`)
    took.sort((a, b) => a - b)
    const load: Load = { perSecond: took.length / result.duration, requests: took.length, p50: at(0.5), p95: at(0.95) }
    process.stdout.write(JSON.stringify(load))
  },
)

running.on('response', (_client, status, _bytes, ms) => {
  took.push(ms)
  statuses.set(status, (statuses.get(status) ?? 0) + 1)
})

const at = (share: number) => took[Math.floor(took.length * share)] ?? Number.NaN
