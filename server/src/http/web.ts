import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic, { type FastifyStaticOptions } from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { noRoute, sendProblem } from './problems.ts'

const DIST = fileURLToPath(new URL('../../../web/dist/', import.meta.url))
const PAGE = path.join(DIST, 'index.html')

/** The web client's files. Any other address that a browser opens gets its page: the router is in there. */
export async function mountWeb(app: FastifyInstance): Promise<void> {
  const page = existsSync(PAGE) ? await readFile(PAGE) : undefined
  if (page) await app.register(fastifyStatic, FILES)
  app.setNotFoundHandler((request, reply) => {
    const opensPage =
      request.method === 'GET' &&
      !request.url.startsWith('/api/') &&
      (request.headers.accept ?? '').includes('text/html')
    if (page && opensPage) return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page)
    return sendProblem(noRoute(), request, reply)
  })
}

const FILES: FastifyStaticOptions = {
  root: DIST,
  preCompressed: true,
  // A route for each file: any other address is not a file's.
  wildcard: false,
  index: 'index.html',
  setHeaders(response, file) {
    const hashed = path.relative(DIST, file).startsWith(`assets${path.sep}`)
    response.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
  },
}
