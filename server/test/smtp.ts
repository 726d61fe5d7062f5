import type { AddressInfo, Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

/** `drop`: takes the message, then cuts the line before saying so. `hang`: takes it and never says so. */
export type Behaviour = 'accept' | 'refuse' | 'hang' | 'drop'

export interface TestSmtp {
  url: string
  /** What reached the end of its DATA; `taken` says whether the sender was told so. */
  messages: { to: string; raw: string; messageId: string; taken: boolean }[]
  /** From now on, always or by the recipient and the number of their mails so far. */
  behave(as: Behaviour | ((to: string, tries: number) => Behaviour)): void
  close(): Promise<void>
}

/** A real mail server on loopback, which can be told to misbehave. */
export async function startSmtp(): Promise<TestSmtp> {
  let behaviour: (to: string, tries: number) => Behaviour = () => 'accept'
  const messages: TestSmtp['messages'] = []
  const tries = new Map<string, number>()
  const sockets = new Map<number, Socket>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 100,
    onRcptTo({ address }, _session, done) {
      tries.set(address, (tries.get(address) ?? 0) + 1)
      const refuses = behaviourFor(address) === 'refuse'
      done(refuses ? Object.assign(new Error('4.7.1 come back later'), { responseCode: 451 }) : null)
    },
    onData(stream, { envelope, remotePort }, done) {
      void text(stream).then(raw => {
        const to = envelope.rcptTo[0]?.address ?? ''
        const messageId = /^message-id: (.*?)\r?$/im.exec(raw)?.[1] ?? ''
        const taken = behaviourFor(to) === 'accept'
        messages.push({ to, raw, messageId, taken })
        if (taken) done()
        else if (behaviourFor(to) === 'drop') sockets.get(remotePort)?.destroy()
      })
    },
  })
  const behaviourFor = (to: string) => behaviour(to, tries.get(to) ?? 0)
  server.on('error', () => {}) // a line that was cut is what the tests do on purpose
  server.server.on('connection', (socket: Socket) => {
    const port = socket.remotePort ?? 0
    sockets.set(port, socket)
    socket.once('close', () => sockets.delete(port))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    messages,
    behave: as => (behaviour = typeof as === 'function' ? as : () => as),
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        for (const socket of sockets.values()) socket.destroy()
      }),
  }
}
