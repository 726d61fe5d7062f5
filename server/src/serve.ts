import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { addressOf, isLoopback } from './address.ts'
import { compose, type Composed } from './compose.ts'
import { ConfigError, type Config } from './config.ts'
import { newSecret } from './features/secrets.ts'
import { createServer } from './http/server.ts'
import { version } from './version.ts'

/** Starts everything, says where it is, and stops on SIGINT or SIGTERM once what is under way is done. */
export async function serve(config: Config, { demo }: { demo: boolean }): Promise<void> {
  const composed = await compose(config)
  const outbox =
    composed.outbox && isLoopback(config.host)
      ? { folder: composed.outbox, secret: newSecret().slice(0, 12) }
      : undefined
  const app = await createServer({
    services: composed.services,
    ...(config.publicUrl && { publicUrl: config.publicUrl }),
    trustedProxies: config.trustedProxies,
    corsOrigins: config.corsOrigins,
    ...(config.metricsToken && { metricsToken: config.metricsToken }),
    logLevel: config.logLevel ?? (process.stdout.isTTY ? 'warn' : 'info'),
    ...(outbox && { outbox }),
  })
  try {
    await app.listen({ port: config.port, host: config.host })
  } catch (error) {
    await composed.close()
    const { code = '' } = error as NodeJS.ErrnoException
    if (['ENOTFOUND', 'EAI_AGAIN', 'EADDRNOTAVAIL'].includes(code))
      throw new ConfigError(`HOST must be an address of this machine; ${config.host} is not.`)
    throw error
  }
  const { port } = app.server.address() as AddressInfo
  const address = addressOf(config.host, port)
  const publicUrl = config.publicUrl ?? address
  composed.startWork(publicUrl, app.log)
  stopOnSignal(app, composed)
  if (demo) await (await import('./admin/demo.ts')).fillDemo(composed.services, say)
  app.log.info({ address: `http://127.0.0.1:${port}`, version }, 'listening')
  say(`Cairn ${version} is running at ${publicUrl}`)
  if (outbox) say(`No mail server is set. Read its mail at ${address}/outbox?secret=${outbox.secret}`)
}

const say = (line: string) => process.stdout.write(`${line}\n`)

/** New connections are refused, requests under way are answered, then the work and the database stop. A second signal is not waited for. */
function stopOnSignal(app: FastifyInstance, composed: Composed): void {
  let stopping = false
  const stop = async () => {
    if (stopping) process.exit(1)
    stopping = true
    const late = setTimeout(() => process.exit(1), 15_000)
    late.unref()
    await app.close()
    await composed.close()
    process.exit(0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}
