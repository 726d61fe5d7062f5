/**
 * The rows of a statement, taken out of the driver's hands. Its queries are promises with closures of their own (postgres.js 3.4.9), and V8
 * lets such a promise, with everything it was fulfilled with, die only when the whole heap is collected: pages of tasks would all become
 * old garbage, which costs far more to find than young garbage. So the promise is left with nothing.
 */
export async function rowsOf<R>(query: PromiseLike<R[]>): Promise<R[]> {
  const answer = await query
  // Behind a statement that failed in the midst of its rows, the driver begins those of the next one on the connection with as many holes.
  const rows = answer.filter(() => true)
  answer.length = 0
  return rows
}
