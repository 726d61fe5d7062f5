import { createServer, type IncomingMessage } from 'node:http'
import { openDatabase } from '../../server/src/adapters/engine/postgres/database.ts'
import { given, sayListening } from './given.ts'

/**
 * The least that can take a task by HTTP and write it: the body is read, one prepared statement writes all its rows, and what was given comes
 * back. No session, no checks. Asked as `/?N` for the scope of that number.
 */
const { address, body: script = '' } = given()
const database = openDatabase({ address })
const { sql: named, variables } = JSON.parse(script) as { sql: string; variables: Record<string, string> }
const names = [...Object.keys(variables), 'client_id']
const statement = names.reduce(
  (text, name, i) => text.replaceAll(new RegExp(`(?<!:):${name}\\b`, 'g'), `$${i + 1}::${typeOf(name)}`),
  named,
)

const server = createServer(async (request, response) => {
  const task = JSON.parse(await textOf(request)) as { title: string }
  const values = [...Object.values({ ...variables, title: task.title }), (request.url ?? '').slice(2)]
  await database.run(sql => sql.unsafe(statement, values, { prepare: true }))
  const answer = JSON.stringify(task)
  response
    .writeHead(201, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(answer) })
    .end(answer)
})
server.listen(0, '127.0.0.1', () => sayListening(server))

function typeOf(name: string): string {
  return name === 'client_id' ? 'int' : 'text'
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk)
  return text
}
