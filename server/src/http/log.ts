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
