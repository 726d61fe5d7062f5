import { operations, type OperationId } from '@cairn/contract/contract'
import { problem, type Problem } from '@cairn/contract/problems'
import { fieldErrors } from '@cairn/contract/sentences'

const bodies = new Map(operations.map(([id, { body }]) => [id, body]))

/** What the operation's own schema finds in the fields of a form. Apart from the form, for it comes with all schemas. */
export function check(id: OperationId, input: object): Problem | undefined {
  const parsed = bodies.get(id)?.safeParse(input)
  return parsed?.error && problem('invalid-request', { errors: fieldErrors(parsed.error.issues, input) })
}
