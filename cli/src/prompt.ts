import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { exits, Failure } from './failure.ts'

/** Questions go to standard error, so that they never end up in a result that is piped on. */

export const canAsk = () => process.stdin.isTTY === true && process.stderr.isTTY === true

export const ask = (question: string) => read(question, process.stderr)

/** What is typed is shown nowhere. */
export async function askSecret(question: string): Promise<string> {
  process.stderr.write(question)
  const answer = await read('', new Writable({ write: (_chunk, _encoding, done) => done() }))
  process.stderr.write('\n')
  return answer
}

export async function confirm(question: string): Promise<boolean> {
  return /^y(es)?$/i.test((await ask(`${question} [y/N] `)).trim())
}

/** The lines of standard input, for scripts. */
export async function inputLines(): Promise<string[]> {
  return (await wholeInput()).split(/\r?\n/)
}

export async function wholeInput(): Promise<string> {
  process.stdin.setEncoding('utf8')
  let text = ''
  for await (const chunk of process.stdin) text += chunk
  return text
}

function read(question: string, output: NodeJS.WritableStream): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = createInterface({ input: process.stdin, output, terminal: true, historySize: 0 })
    const stop = () => reject(new Failure(exits.interrupted, 'Stopped.'))
    reader.on('SIGINT', () => reader.close())
    reader.on('close', stop)
    reader.question(question, answer => {
      reader.off('close', stop)
      reader.close()
      resolve(answer)
    })
  })
}
