import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import { problem } from '@cairn/contract/problems'
import type { FastifyInstance } from 'fastify'
import { sendProblem } from './problems.ts'

const DIST = fileURLToPath(new URL('../../../web/dist/', import.meta.url))

/** The web client's files. Any other address that a browser opens gets its page: the router is in there. */
export async function mountWeb(app: FastifyInstance): Promise<void> {
  if (!existsSync(path.join(DIST, 'index.html'))) return
  await app.register(fastifyStatic, {
    root: DIST,
    preCompressed: true,
    index: 'index.html',
    setHeaders(response, file) {
      const hashed = path.relative(DIST, file).startsWith(`assets${path.sep}`)
      response.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  const page = await readFile(path.join(DIST, 'index.html'))
  app.setNotFoundHandler((request, reply) => {
    const opensPage =
      request.method === 'GET' &&
      !request.url.startsWith('/api/') &&
      (request.headers.accept ?? '').includes('text/html')
    if (opensPage) return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page)
    return sendProblem(
      problem('not-found', { reason: 'no-route', detail: 'There is nothing at this address.' }),
      request,
      reply,
    )
  })
}
