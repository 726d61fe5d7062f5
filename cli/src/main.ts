import { readConfig } from './config.ts'
import { dispatch } from './dispatch.ts'
import { exits, Failure, failureOf } from './failure.ts'
import { note, paintNote } from './output.ts'

// `cairn list | head` closes the pipe before everything is said; nobody is left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exits.ok)
  throw error
})

try {
  await dispatch(process.argv.slice(2))
} catch (error) {
  const failure = failureOf(error, readConfig()?.server)
  if (!(failure instanceof Failure)) throw failure
  note(`${paintNote('red', 'cairn:')} ${failure.message}`)
  for (const line of failure.more) note(`  ${line}`)
  process.exitCode = failure.exit
}
