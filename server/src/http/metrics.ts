import { createHash, timingSafeEqual } from 'node:crypto'
import type { OperationId } from '@cairn/contract/contract'
import type { FastifyInstance } from 'fastify'

declare module 'fastify' {
  interface FastifyContextConfig {
    operation?: OperationId
  }
}

/**
 * Figures for Prometheus, for whoever knows the token; to everybody else there is nothing at this address. Labels are names of
 * operations and statuses, so their number is bounded and no person is in them.
 */
export async function mountMetrics(app: FastifyInstance, token: string): Promise<void> {
  const { collectDefaultMetrics, Counter, Histogram, Registry } = await import('prom-client')
  const registers = [new Registry()]
  const [registry] = registers as [InstanceType<typeof Registry>]
  // Memory, garbage, processor, and how late the event loop is.
  collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'cairn_requests_total',
    help: 'Requests answered; "other" is what is not an operation: pages, files, health.',
    labelNames: ['operation', 'status'],
    registers,
  })
  const durations = new Histogram({
    name: 'cairn_request_duration_seconds',
    help: 'From the first byte of a request to the last of its answer.',
    labelNames: ['operation'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers,
  })
  app.addHook('onResponse', async (request, reply) => {
    const operation = request.routeOptions.config.operation ?? 'other'
    requests.inc({ operation, status: reply.statusCode })
    durations.observe({ operation }, reply.elapsedTime / 1000)
  })
  app.get('/metrics', async (request, reply) => {
    if (!isSame(request.headers.authorization ?? '', `Bearer ${token}`)) return reply.callNotFound()
    return reply
      .type(registry.contentType)
      .header('cache-control', 'no-store')
      .send(await registry.metrics())
  })
}

/** In the same time, however much of it is right. */
function isSame(given: string, wanted: string): boolean {
  const [one, other] = [given, wanted].map(text => createHash('sha256').update(text).digest()) as [Buffer, Buffer]
  return timingSafeEqual(one, other)
}
