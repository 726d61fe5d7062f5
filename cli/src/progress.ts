import { note } from './output.ts'

/** One line that counts up on a terminal; silent elsewhere, but for waits that somebody reading a log would wonder about. */
export function progressOf(what: string, total: number) {
  const live = process.stderr.isTTY === true
  const show = (text: string) => live && void process.stderr.write(`\r\u001b[2K${text}`)
  return {
    progress: (done: number) => show(`${what} ${bar(done / total)} ${done} of ${total}`),
    waiting: (seconds: number) => (live ? show(`The server asks to wait ${seconds} s`) : note(`Waiting ${seconds} s`)),
    clear: () => show(''),
  }
}

const bar = (part: number) => '━'.repeat(Math.round(part * 24)).padEnd(24, '·')
