import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/**
 * `pass`: as if it were not there. `black-hole`: connections stay open and no byte moves. `half-open`: what is asked goes through, what
 * is answered is swallowed: a commit happens and nobody is told.
 */
export type Line = 'pass' | 'black-hole' | 'half-open'

export interface Proxy {
  port: number
  set(line: Line): void
  /** Resets every connection there is. */
  cut(): void
  close(): void
}

/** A line to a database behind a socket, which can be told to fail in the ways that networks do. */
export async function startProxy(target: string): Promise<Proxy> {
  let line: Line = 'pass'
  const sockets = new Set<Socket>()
  const clients = new Set<Socket>()
  const server = createServer(near => {
    const far = connect(target)
    clients.add(near)
    near.once('close', () => clients.delete(near))
    for (const [from, to, back] of [
      [near, far, false],
      [far, near, true],
    ] as const) {
      sockets.add(from)
      // What was caught in a fault is gone: a line that comes back does not deliver it late.
      from.on('data', (bytes: Buffer) => {
        if (line === 'pass' || (line === 'half-open' && !back)) to.write(bytes)
      })
      from.on('end', () => line === 'pass' && to.end())
      from.on('error', () => to.destroy())
      from.on('close', () => {
        sockets.delete(from)
        if (line === 'pass') to.destroy()
      })
    }
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    set: as => (line = as),
    cut() {
      for (const socket of clients) socket.resetAndDestroy()
    },
    close() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
