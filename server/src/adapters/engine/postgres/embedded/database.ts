import postgres from 'postgres'

type Where = { socketDir: string; port: number; user: string; database: string }

/** Creates our database in a new cluster, and shows that it answers. */
export async function ensureDatabase({ database, ...where }: Where) {
  if (await answers({ ...where, database })) return
  const sql = open({ ...where, database: 'postgres' })
  await sql`create database ${sql(database)}`.finally(() => sql.end({ timeout: 1 }))
}

async function answers(where: Where) {
  const sql = open(where)
  try {
    await sql`select 1`
    return true
  } catch (error) {
    if ((error as { code?: string }).code === unknownDatabase) return false
    throw error
  } finally {
    await sql.end({ timeout: 1 })
  }
}

const unknownDatabase = '3D000'

function open({ socketDir, port, user, database }: Where) {
  return postgres({ host: socketDir, port, user, database, max: 1, fetch_types: false })
}
