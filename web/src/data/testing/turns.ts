/** A turn of the event loop, without the millisecond that setTimeout takes. */
export const turn = () =>
  new Promise<void>(done => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      done()
    }
    port2.postMessage(null)
  })

export async function until(isSo: () => boolean) {
  while (!isSo()) await turn()
}

/** Two deletions never fall into one instant. */
export function aClock(start: string) {
  let ms = Date.parse(start)
  return () => new Date((ms += 1))
}
