import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { FROM } from '../../../../test/mails.ts'
import { startSmtp, type TestSmtp } from '../../../../test/smtp.ts'
import type { Message } from '../../../ports/mail.ts'
import { smtpMail } from './mail.ts'

const message: Message = { messageId: '<1@example.org>', to: 'anna@example.org', subject: 'Hi', text: 'Hi', html: 'Hi' }
const patience = 300

let server: TestSmtp
beforeEach(async () => {
  server = await startSmtp()
})
afterEach(() => server.close())

test('a refused message is an error, and the next one goes', async () => {
  const mail = smtpMail(server.url, FROM, { patience })
  server.behave('refuse')
  await expect(mail.send(message)).rejects.toThrow('451')
  server.behave('accept')
  await mail.send(message)
  expect(server.messages).toHaveLength(1)
})

test('a server that takes the message and cuts the line is an error; sent again it has the same Message-ID', async () => {
  const mail = smtpMail(server.url, FROM, { patience })
  server.behave('drop')
  await expect(mail.send(message)).rejects.toThrow()
  server.behave('accept')
  await mail.send(message)
  expect(server.messages.map(one => one.messageId)).toEqual(['<1@example.org>', '<1@example.org>'])
})

test('a server that takes the message and says nothing more is given up', async () => {
  const mail = smtpMail(server.url, FROM, { patience })
  server.behave('hang')
  await expect(mail.send(message)).rejects.toThrow(/timeout/i)
})

test('a server that does not even greet is given up', async () => {
  const mute = await listenMutely()
  await expect(smtpMail(mute.url, FROM, { patience }).send(message)).rejects.toThrow(/greeting/i)
  await mute.close()
})

test('a server that is not there is an error', async () => {
  const { url, close } = await listenMutely()
  await close()
  await expect(smtpMail(url, FROM, { patience }).send(message)).rejects.toThrow('ECONNREFUSED')
})

async function listenMutely() {
  const sockets: Socket[] = []
  const mute: Server = createServer(socket => void sockets.push(socket))
  await new Promise<void>(resolve => mute.listen(0, '127.0.0.1', resolve))
  return {
    url: `smtp://127.0.0.1:${(mute.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>(resolve => {
        mute.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
