/** The items of a stream, some at a time. */
export async function* inSteps<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let step: T[] = []
  for await (const item of items) {
    step.push(item)
    if (step.length < size) continue
    yield step
    step = []
  }
  if (step.length > 0) yield step
}
