import { mkdir, writeFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { table, type Result, type Row } from './harness/result.ts'
import { accounts } from './rows/accounts.ts'
import { capacity } from './rows/capacity.ts'
import { create, createInOne } from './rows/create.ts'
import { growth } from './rows/growth.ts'
import { list } from './rows/list.ts'
import { processor } from './rows/processor.ts'
import { start } from './rows/start.ts'
import { unchanged } from './rows/unchanged.ts'
import { web } from './rows/web.ts'

/** `npm run bench`: every row; `npm run bench -- list create`: these; `--full`: the full size of what has one. */
const ROWS: Row[] = [list, unchanged, create, createInOne, growth, processor, capacity, accounts, start, web]

const asked = process.argv.slice(2).filter(word => !word.startsWith('--'))
const unknown = asked.filter(name => !ROWS.some(row => row.name === name))
if (unknown.length > 0) {
  process.stderr.write(`There is no row ${unknown.join(', ')}. There are: ${ROWS.map(row => row.name).join(', ')}\n`)
  process.exit(1)
}

const results: Result[] = []
for (const row of ROWS) {
  if (asked.length > 0 && !asked.includes(row.name)) continue
  process.stderr.write(`${row.name} ...\n`)
  try {
    const found = await row.run({ full: process.argv.includes('--full') })
    results.push(...found)
    await keep(row.name, found)
  } catch (error) {
    process.stderr.write(`${row.name} could not be measured: ${(error as Error).message}\n`)
    process.exitCode = 1
  }
}
const load = loadavg().map(one => one.toFixed(1))
process.stdout.write(`${table(results)}\n\n${cpus().length} processors, load ${load.join(', ')}\n`)

/** The load of the machine stands beside the figures: on a busy one only the ratios mean something. */
async function keep(name: string, found: Result[]) {
  const folder = fileURLToPath(new URL('results/', import.meta.url))
  await mkdir(folder, { recursive: true })
  const report = { at: new Date().toISOString(), node: process.version, load: loadavg(), results: found }
  await writeFile(`${folder}${name}.json`, `${JSON.stringify(report, null, 2)}\n`)
}
