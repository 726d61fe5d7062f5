import { createSecretKey } from 'node:crypto'
import { createServer } from 'node:http'
import { openDatabase } from '../../server/src/adapters/engine/postgres/database.ts'
import { postgresRecords } from '../../server/src/adapters/records/postgres/records.ts'
import { createSessions } from '../../server/src/features/accounts/sessions.ts'
import { given, sayListening } from './given.ts'

/**
 * The least that can answer a person without risking that it is no longer theirs to know: the session is checked, what they
 * reach is read now, and the rest is a constant. Without a body it is a 304.
 */
const { address, body } = given()
const database = openDatabase({ address })
const clock = { ms: Date.now }
const records = postgresRecords(database, clock)
const secret = await records.get<string>('secret', 'tokens')
const sessions = createSessions(records, clock, createSecretKey(secret?.value ?? '', 'base64url'))

const server = createServer(async (request, response) => {
  const found = await sessions.resolve(request.headers.authorization?.slice('Bearer '.length) ?? '')
  const reach =
    found &&
    (await database.run(
      sql => sql`
        select m.scope, m.role, h.seq from members m join scopes h on h.id = m.scope
        where m.id = ${found.actor.id} order by m.scope`,
    ))
  if (!reach?.length) response.writeHead(401).end()
  else if (body === undefined) response.writeHead(304, { etag: '"constant"' }).end()
  else
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body)
})
server.listen(0, '127.0.0.1', () => sayListening(server))
