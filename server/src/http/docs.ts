import { openApi } from '@cairn/contract/openapi'
import { operations } from '@cairn/contract/contract'
import type { FastifyInstance } from 'fastify'
import { docsPage, docsStyle } from './docs-page.ts'
import { version } from '../version.ts'

/** The contract for programs, and the same for people at /docs. */
export function mountDocs(app: FastifyInstance): void {
  const document = openApi(version)
  const json = JSON.stringify(document)
  const page = docsPage(operations, version)
  app.get('/api/v1/openapi.json', async (_, reply) =>
    reply.type('application/json; charset=utf-8').header('cache-control', 'no-cache').send(json),
  )
  app.get('/docs', async (_, reply) =>
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page),
  )
  app.get('/docs/style.css', async (_, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'no-cache').send(docsStyle),
  )
}
