/** What the person at the terminal can put right; it is shown as one line, without a stack. */
export class Stopped extends Error {}

/** @param {() => Promise<void>} work */
export async function stopOnStopped(work) {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof Stopped)) throw error
    console.error(error.message)
    process.exit(1)
  }
}
