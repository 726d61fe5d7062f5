import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Address } from '../src/adapters/engine/postgres/database.ts'

/** A cable to the database that can be cut, and mended. */
export async function cableTo(database: Address) {
  const folder = await mkdtemp(path.join(tmpdir(), 'cairn-cable-'))
  const [far, near] = endsOf(database, folder)
  const open = new Set<net.Socket>()
  let server: net.Server | undefined
  let patience = Infinity

  async function mend() {
    server = net.createServer(here => {
      const there = net.connect(far)
      for (const [socket, other] of [
        [here, there],
        [there, here],
      ] as const) {
        open.add(socket)
        socket.on('error', () => other.destroy())
        socket.on('close', () => other.destroy() && open.delete(socket))
      }
      here.on('data', () => {
        if (--patience === 0) void cut()
      })
      here.pipe(there).pipe(here)
    })
    server.listen(near)
    await once(server, 'listening')
  }

  async function cut() {
    for (const socket of open) socket.destroy()
    const closed = server && once(server, 'close')
    server?.close()
    await closed
  }

  await mend()
  const address: Address =
    'url' in database ? { url: through(database.url, server) } : { ...database, socketDir: folder }
  return {
    address,
    cut,
    mend,
    /** Cuts it by itself when we have said something for the nth time from now. */
    cutAt: (nth: number) => void (patience = nth),
    async close() {
      await cut()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Where PostgreSQL listens, and where we do in its place. */
function endsOf(database: Address, folder: string): [net.NetConnectOpts, net.ListenOptions] {
  if ('url' in database) {
    const { hostname, port } = new URL(database.url)
    return [
      { host: hostname, port: Number(port || 5432) },
      { host: '127.0.0.1', port: 0 },
    ]
  }
  const name = `.s.PGSQL.${database.port}`
  return [{ path: path.join(database.socketDir, name) }, { path: path.join(folder, name) }]
}

function through(url: string, server: net.Server | undefined): string {
  const { port } = (server?.address() ?? {}) as net.AddressInfo
  return Object.assign(new URL(url), { hostname: '127.0.0.1', port }).href
}
