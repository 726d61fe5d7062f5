import { backup, inWords, isForOperator, restore, verify } from '../admin/backup.ts'
import { openData, openScratch } from '../compose.ts'
import { readConfig } from '../config.ts'
import { stopWith } from '../stop.ts'

const commands = { backup, restore, verify }
const [name = '', file = ''] = process.argv.slice(2)
const command = commands[name as keyof typeof commands] as typeof backup | undefined
try {
  if (!command || !file) {
    process.stderr.write(
      'Say what to do and with which file: npm run backup -- FILE, npm run restore -- FILE, npm run verify -- FILE\n',
    )
    process.exit(2)
  }
  const config = readConfig(process.env)
  const { archive, close } = await (name === 'verify' ? openScratch(config) : openData(config))
  try {
    const contents = await command(archive, file)
    process.stdout.write(`${name} of ${file}: ${inWords(contents)}\n`)
  } finally {
    await close()
  }
} catch (error) {
  if (!isForOperator(error)) stopWith(error)
  process.stderr.write(`${name} of ${file} failed: ${error.message}\n`)
  process.exit(1)
}
