import postgres from 'postgres'
import type { Address } from './database.ts'

/** An empty database beside the one at `address`, and the way to be rid of it. The name must be a plain identifier. */
export async function createScratch(
  address: Address,
  name: string,
): Promise<{ address: Address; drop(): Promise<void> }> {
  const sql = connect(address)
  await sql.unsafe(`create database ${name} template template0 encoding 'UTF8' locale 'C'`)
  return {
    address: inDatabase(address, name),
    async drop() {
      await sql.unsafe(`drop database if exists ${name} with (force)`)
      await sql.end()
    },
  }
}

function inDatabase(address: Address, database: string): Address {
  if (!('url' in address)) return { ...address, database }
  const url = new URL(address.url)
  url.pathname = `/${database}`
  return { url: url.href }
}

function connect(address: Address) {
  const settings = { max: 1, onnotice: () => {} }
  if ('url' in address) return postgres(address.url, settings)
  const { socketDir, port, user, database } = address
  return postgres({ ...settings, host: socketDir, port, user, database })
}
