/**
 * Lines of the log that are written in one turn of the event loop leave together: alone, each would cost about as much as the
 * answer it tells of.
 */
export function logStream(out: { write(text: string): unknown } = process.stdout) {
  let waiting = ''

  const flush = () => {
    if (waiting) out.write(waiting)
    waiting = ''
  }

  return {
    write(line: string) {
      if (!waiting) setImmediate(flush)
      waiting += line
    },
    /** For the end of the process, which no further turn follows. */
    flush,
  }
}

/** Where it went wrong and how, but none of the other things that drivers hang on their errors: a database tells the values of a row. */
export function errorForLog(error: Error & { code?: unknown }) {
  const { name, message, stack = '', code } = error
  return { type: name, message, stack, ...(typeof code === 'string' && { code }) }
}
