import { ConfigError } from './config.ts'

/** Ends a start that failed with one line that says why; only what nobody expected shows where it came from. */
export function stopWith(error: unknown): never {
  const { message, code, stack, port, path } = error as NodeJS.ErrnoException & { port?: number }
  process.stderr.write(`${line()}\n`)
  process.exit(1)

  function line(): string {
    if (error instanceof ConfigError) return `Cairn did not start: ${message}`
    if (code === 'EADDRINUSE')
      return `Cairn did not start: port ${port} is in use. Stop what uses it, or choose another one: PORT=${(port ?? 3000) + 1} npm start`
    if (code === 'EACCES' && port !== undefined)
      return `Cairn did not start: it may not use port ${port}. Choose one above 1023, for example PORT=3000.`
    if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
      return `Cairn did not start: it may not write to ${path}. Give it the right, or choose another folder with DATA_DIR.`
    if (code && /^(ENOTFOUND|EAI_AGAIN|ECONN|EHOST|ENET|ETIMEDOUT|CONNECT)/.test(code))
      return 'Cairn did not start: the database of DATABASE_URL does not answer. Check the address, and that it runs.'
    if (code && /^[0-9A-Z]{5}$/.test(code)) return `Cairn did not start: the database refused: ${message}`
    return stack && !message.includes('\n') && (error as Error).name === 'Error' && code === undefined
      ? `Cairn did not start: ${message}`
      : `Cairn did not start: ${stack ?? message}`
  }
}
