import { operations, type OperationId } from './contract.ts'
import type { Method, OperationSpec } from './operation.ts'

/** Of an operation, what one must know to send it. */
export interface Route {
  method: Method
  path: string
  /** Names of what goes into the query string. */
  query?: string[]
  /** What neither path nor query takes is the body. */
  body?: true
}

/** Plain data, without the schemas it follows from: the build of the web client keeps only this (vite.config.ts). */
export const routes = Object.fromEntries(operations.map(([id, spec]) => [id, routeOf(spec)])) as Record<
  OperationId,
  Route
>

function routeOf({ method, path, query, body }: OperationSpec): Route {
  return { method, path, ...(query && { query: Object.keys(query.def.shape) }), ...(body && { body: true }) }
}
