import { connect, createServer, type AddressInfo, type NetConnectOpts, type Socket } from 'node:net'

/**
 * `black-hole`: connections stay open and no byte moves. `half-open`: what is asked goes through, what is answered is swallowed: a
 * commit happens and nobody is told. A connection that lost something is silent for good; `pass` is for those that lost nothing.
 * `closed`: who comes is turned away; those who are there are for `cut`.
 */
export type Line = 'pass' | 'black-hole' | 'half-open' | 'closed'

export interface Proxy {
  port: number
  set(line: Line): void
  /** Resets every connection there is. */
  cut(): void
  /** Cuts all of them, and takes no other. */
  close(): void
}

/** A line to a database, which can be told to fail in the ways that networks do. */
export async function startProxy(target: NetConnectOpts): Promise<Proxy> {
  let line: Line = 'pass'
  const sockets = new Set<Socket>()
  const clients = new Set<Socket>()
  const server = createServer(near => {
    if (line === 'closed') return near.resetAndDestroy()
    const far = connect(target)
    clients.add(near)
    near.once('close', () => clients.delete(near))
    let silent = false
    for (const [from, to, back] of [
      [near, far, false],
      [far, near, true],
    ] as const) {
      sockets.add(from)
      from.on('data', (bytes: Buffer) => {
        const lost = line === 'black-hole' || (line === 'half-open' && back)
        silent ||= lost
        if (!silent || (line === 'half-open' && !back)) to.write(bytes)
      })
      from.on('error', () => to.destroy())
      from.on('close', () => {
        sockets.delete(from)
        to.destroy()
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
