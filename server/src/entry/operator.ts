import { appoint, NOBODY } from '../admin/operator.ts'
import { openData } from '../compose.ts'
import { readConfig } from '../config.ts'

const [name = ''] = process.argv.slice(2)
try {
  if (!name) {
    process.stderr.write(`Say who is to run this installation: npm run operator -- NAME, or ${NOBODY}\n`)
    process.exit(2)
  }
  const data = await openData(readConfig(process.env))
  try {
    process.stdout.write(`${await appoint(data, name)}\n`)
  } finally {
    await data.close()
  }
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exit(1)
}
