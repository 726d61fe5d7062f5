import type { FastifyInstance } from 'fastify'
import type { Services } from '../features/context.ts'

/** `live`: the process answers. `ready`: it could serve a request, the database included. */
export function mountHealth(app: FastifyInstance, { store }: Services): void {
  app.get('/health/live', async (_, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }))
  app.get('/health/ready', async (_, reply) => {
    const ready = await store.ping().then(
      () => true,
      () => false,
    )
    return reply
      .header('cache-control', 'no-store')
      .status(ready ? 200 : 503)
      .send({ status: ready ? 'ok' : 'unavailable', checks: { database: ready } })
  })
}
