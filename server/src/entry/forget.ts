import { forget } from '../admin/forget.ts'
import { openData } from '../compose.ts'
import { readConfig } from '../config.ts'
import { stopWith } from '../stop.ts'

const ids = process.argv.slice(2)
try {
  if (ids.length === 0) {
    process.stderr.write('Say who is to be deleted again, by their ids from the log: npm run forget -- ID ...\n')
    process.exit(2)
  }
  const data = await openData(readConfig(process.env))
  try {
    const found = await forget(data, ids)
    process.stdout.write(`${found.length} of ${ids.length} are here, and will be deleted by the server as it runs\n`)
  } finally {
    await data.close()
  }
} catch (error) {
  stopWith(error)
}
