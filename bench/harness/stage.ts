import type { Sql } from 'postgres'
import { connect, postgresOf, type Postgres } from './database.ts'
import { addCrowd, addTasks, settle } from './fill.ts'
import type { Call } from './load.ts'
import { signUp, type Person } from './people.ts'
import { startServer, type Server } from './server.ts'

/** A server with people on it and tasks in their workspaces. */
export interface Stage extends AsyncDisposable {
  server: Server
  postgres: Postgres
  sql: Sql
  people: Person[]
}

/** As many as there are connections. */
export const CONNECTIONS = 32

/** `crowd` more workspaces beside those of the people who are measured; `each` tasks in every one. */
export async function openStage({ crowd, each }: { crowd: number; each: number }): Promise<Stage> {
  const server = await startServer()
  const postgres = await postgresOf(server.folder)
  const sql = connect(postgres)
  const people = await signUp(server, CONNECTIONS)
  if (crowd > 0) await addCrowd(sql, crowd)
  await addTasks(sql, each)
  await settle(sql)
  return {
    server,
    postgres,
    sql,
    people,
    async [Symbol.asyncDispose]() {
      await sql.end()
      await server.stop()
    },
  }
}

/** The same question from everybody, each about their own. */
export const gets = (people: Person[], path: string): Call[] =>
  people.map(({ token }) => ({ method: 'GET', path: `/api/v1${path}`, headers: bearer(token) }))

export const NEW_TASK = { title: 'Bring the ladder back', priority: 'high', dueOn: '2026-12-01' } as const

/** The same question from everybody who has the answer already. */
export function validatorsOf({ server, people }: Stage, path: string): Promise<Call[]> {
  return Promise.all(
    gets(people, path).map(async call => {
      const { headers } = await fetch(`${server.address}${call.path}`, { headers: call.headers })
      return { ...call, headers: { ...call.headers, 'if-none-match': headers.get('etag') ?? '' } }
    }),
  )
}

/** A new task from each of these sessions. */
export const creates = (tokens: string[]): Call[] =>
  tokens.map(token => ({
    method: 'POST',
    path: '/api/v1/tasks',
    headers: { ...bearer(token), 'content-type': 'application/json' },
    body: JSON.stringify(NEW_TASK),
    keyed: true,
  }))

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
