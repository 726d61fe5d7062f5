import { createServer } from 'node:http'
import { openDatabase } from '../../server/src/adapters/engine/postgres/database.ts'
import { given, sayListening } from './given.ts'

/**
 * The least that can send a page of tasks: one prepared statement, no session, no checks. Asked as `/rows?SCOPE` for rows as any
 * program would send them, as `/lines?SCOPE` for tasks that the database has made into text, as Cairn does.
 */
const database = openDatabase({ address: given().address })

const bodies = { rows, lines }

const server = createServer(async (request, response) => {
  const [kind, scope = ''] = (request.url ?? '').slice(1).split('?')
  const body = await bodies[kind === 'lines' ? kind : 'rows'](scope)
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body)
})
server.listen(0, '127.0.0.1', () => sayListening(server))

async function rows(scope: string): Promise<string> {
  const items = await database.run(
    sql => sql`select * from tasks where scope = ${scope} and "deletedAt" is null order by id desc limit 20`,
  )
  return JSON.stringify({ items, nextCursor: null })
}

async function lines(scope: string): Promise<string> {
  const items = await database.run(
    sql => sql<{ json: string }[]>`
      select task_line(tasks) as json from tasks where scope = ${scope} and "deletedAt" is null order by id desc limit 20`,
  )
  return `{"items":[${items.map(({ json }) => json).join(',')}],"nextCursor":null}`
}
