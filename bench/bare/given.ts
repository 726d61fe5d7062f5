import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Postgres } from '../harness/database.ts'

/** What a bare server is told on its command line. */
export const given = () => JSON.parse(process.argv[2] ?? '') as Pick<Postgres, 'address'> & { body?: string }

/** In the words of the real one, so that both are waited for in the same way. */
export function sayListening(server: Server) {
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  process.stdout.write(`${JSON.stringify({ msg: 'listening', address })}\n`)
}
