import type { AddressInfo, Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

/** `drop`: takes the message, then cuts the line before saying so. `hang`: takes it and never says so. */
export type Behaviour = 'accept' | 'refuse' | 'hang' | 'drop'

export interface TestSmtp {
  url: string
  /** What reached the end of its DATA, whether or not the sender was told. */
  messages: { to: string; raw: string; messageId: string }[]
  behave(as: Behaviour): void
  close(): Promise<void>
}

/** A real mail server on loopback, which can be told to misbehave. */
export async function startSmtp({ port = 0 } = {}): Promise<TestSmtp> {
  let behaviour: Behaviour = 'accept'
  const messages: TestSmtp['messages'] = []
  const sockets = new Set<Socket>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    closeTimeout: 100,
    onRcptTo(_address, _session, done) {
      done(behaviour === 'refuse' ? Object.assign(new Error('4.7.1 come back later'), { responseCode: 451 }) : null)
    },
    onData(stream, session, done) {
      void text(stream).then(raw => {
        const messageId = /^message-id: (.*?)\r?$/im.exec(raw)?.[1] ?? ''
        messages.push({ to: session.envelope.rcptTo[0]?.address ?? '', raw, messageId })
        if (behaviour === 'drop') for (const socket of sockets) socket.destroy()
        else if (behaviour !== 'hang') done()
      })
    },
  })
  server.on('error', () => {}) // a line that was cut is what the tests do on purpose
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    messages,
    behave: as => (behaviour = as),
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
