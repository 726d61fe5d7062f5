import { createServer } from 'node:http'
import { openDatabase } from '../../server/src/adapters/engine/postgres/database.ts'
import { given, sayListening } from './given.ts'

/** The least that can send a page of tasks: one prepared statement, no session, no checks. Asked as `/?SCOPE`. */
const database = openDatabase({ address: given().address })

const server = createServer(async (request, response) => {
  const scope = request.url?.slice(2) ?? ''
  const items = await database.run(
    sql => sql`select * from tasks where scope = ${scope} and "deletedAt" is null order by id desc limit 20`,
  )
  const body = JSON.stringify({ items, nextCursor: null })
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body)
})
server.listen(0, '127.0.0.1', () => sayListening(server))
