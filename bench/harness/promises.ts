import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** What an operation may ask of DynamoDB. */
export interface Promised {
  requests: number
  read: number
  write: number
}

const DOCUMENT = fileURLToPath(new URL('../../docs/dynamodb.md', import.meta.url))

/** The table "What an operation costs" of docs/dynamodb.md. It must have these operations, and no others. */
export async function promises(names: string[]): Promise<(name: string, tasks: number) => Promised> {
  const [, section = ''] = (await readFile(DOCUMENT, 'utf8')).split(/^## What an operation costs$/m)
  const lines = section.split(/^## /m)[0]?.match(/^\| .*\| +\d+ +\|$/gm) ?? []
  const table = new Map(lines.map(line => rowOf(line)))
  const wrong = [...names.filter(name => !table.has(name)), ...[...table.keys()].filter(name => !names.includes(name))]
  if (wrong.length > 0) throw new Error(`docs/dynamodb.md and the bench do not agree about ${wrong.join('; ')}`)
  return (name, tasks) => {
    const [requests = 0, read = 0, write = 0, readOfMany = 0, writeOfMany = 0] = table.get(name) ?? []
    return tasks > 100 ? { requests, read: readOfMany, write: writeOfMany } : { requests, read, write }
  }
}

/** `| name | requests | read | write | read of many | write of many |` */
function rowOf(line: string): [string, number[]] {
  const [name = '', ...figures] = line.split('|').slice(1, -1)
  return [name.trim().replaceAll('`', ''), figures.map(Number)]
}
