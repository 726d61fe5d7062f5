import * as z from 'zod/mini'
import { problemCodes, type ProblemCode } from './problems.ts'

/** What goes over the wire as application/problem+json. */
export const ProblemBody = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.exactOptional(z.string()),
  code: z.enum(Object.keys(problemCodes) as [ProblemCode, ...ProblemCode[]]),
  reason: z.exactOptional(z.string()),
  errors: z.exactOptional(
    z.array(
      z.strictObject({
        pointer: z.string(),
        detail: z.string(),
        from: z.exactOptional(z.int()),
        to: z.exactOptional(z.int()),
      }),
    ),
  ),
  retryAfter: z.exactOptional(z.int()),
  current: z.exactOptional(z.unknown()),
  requestId: z.string(),
})
export type ProblemBody = z.output<typeof ProblemBody>
