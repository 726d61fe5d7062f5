import Fastify, { LogController, type FastifyInstance } from 'fastify'
import type { Services } from '../features/context.ts'
import { mountDocs } from './docs.ts'
import { mountHealth } from './health.ts'
import { errorForLog, logStream } from './log.ts'
import { mountMetrics } from './metrics.ts'
import { mountOperations } from './mount.ts'
import { isSecure, mountCrossOrigin, type Origins } from './origins.ts'
import { mountOutbox } from './outbox.ts'
import { newRequestId, refuseConnection, sendProblem } from './problems.ts'
import { safeHeaders } from './safe-headers.ts'
import { mountWeb } from './web.ts'

export interface HttpOptions {
  services: Services
  /** Where people reach the server, if it was told; https there makes cookies say so too. */
  publicUrl?: string
  trustedProxies: string[]
  /** Origins whose pages may use the API from a browser. */
  corsOrigins?: string[]
  /** Opens /metrics to whoever has it. */
  metricsToken?: string
  logLevel: string
  /** Where the log goes; standard output unless told. */
  logTo?: { write(text: string): unknown }
  /** The folder of mail that the outbox page shows, and the secret it asks for. */
  outbox?: { folder: string; secret: string }
  /** Every answer is held against its schema: on in tests. */
  checkAnswers?: boolean
}

/** A body of a megabyte holds any operation; attachments have their own way. */
const BODY_LIMIT = 1_048_576

/** What goes in and out is held against the contract: the compilers of schemas of its own, which Fastify would load, are 2 MB of memory. */
const NO_COMPILERS = { buildValidator: () => noSchema, buildSerializer: () => noSchema }

function noSchema(): never {
  throw new Error('A route has a schema beside the contract')
}

export async function createServer(options: HttpOptions): Promise<FastifyInstance> {
  const origins: Origins = { publicUrl: options.publicUrl, listed: new Set(options.corsOrigins) }
  const addSafeHeaders = safeHeaders({ secure: isSecure(options.publicUrl) })
  const log = logStream(options.logTo)
  const app = Fastify({
    bodyLimit: BODY_LIMIT,
    // A slow client gets ten seconds for its headers and half a minute for the rest; somebody has to look at the clock for it.
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 1000 },
    requestTimeout: 30_000,
    connectionTimeout: 60_000,
    keepAliveTimeout: 65_000,
    trustProxy: options.trustedProxies.length > 0 ? options.trustedProxies : false,
    genReqId: newRequestId,
    logController: new LogController({ disableRequestLogging: true }),
    logger: {
      level: options.logLevel,
      base: null,
      timestamp: () => `,"at":"${new Date().toISOString()}"`,
      stream: log,
      serializers: { err: errorForLog },
    },
    routerOptions: { maxParamLength: 200 },
    // What comes while the server stops is still answered: serve.ts closes the database after the last answer.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    clientErrorHandler: refuseConnection,
    schemaController: { compilersFactory: NO_COMPILERS },
    // An address that cannot be decoded is refused before any hook runs.
    frameworkErrors(error, request, reply) {
      addSafeHeaders(request, reply)
      void sendProblem(error, request, reply)
    },
  })
  readJson(app)
  // A form of another site can send this type without asking; our own pages send JSON.
  app.removeContentTypeParser('text/plain')
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply))
  app.addHook('onSend', async (request, reply) => addSafeHeaders(request, reply))
  mountCrossOrigin(app, origins)
  sayLastAnswers(app)
  app.addHook('onClose', async () => log.flush())
  if (options.metricsToken) await mountMetrics(app, options.metricsToken)
  mountOperations(app, { ...options, origins })
  mountHealth(app, options.services)
  mountDocs(app)
  if (options.outbox) mountOutbox(app, options.outbox)
  await mountWeb(app)
  return app
}

/** A connection that is kept alive keeps a stopping server waiting: the answers still owed then say that they are the last. */
function sayLastAnswers(app: FastifyInstance) {
  let stopping = false
  app.addHook('preClose', async () => void (stopping = true))
  app.addHook('onSend', async (_, reply) => void (stopping && reply.header('connection', 'close')))
}

/** As Fastify does, but a request may say that it sends JSON and then have nothing to say. */
function readJson(app: FastifyInstance) {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) =>
    body === '' ? done(null) : parse(request, String(body), done),
  )
}
