import { Id } from '@cairn/contract/fields'
import type { OperationSpec } from '@cairn/contract/operation'

/** A schema of any kind, as far as it is looked into. */
interface Schema {
  def?: {
    shape?: Record<string, Schema>
    innerType?: Schema
    element?: Schema
    in?: Schema
    out?: Schema
    options?: Schema[]
  }
}

/** The fields of a request that name a row by its id, but for the first one in its path. */
export function furtherIds({ path, params, query, body }: OperationSpec): string[] {
  const [, first] = /\{(\w+)\}/.exec(path) ?? []
  return [params, query, body].flatMap(part => (part ? idsIn(part as Schema) : [])).filter(field => field !== first)
}

function idsIn({ def }: Schema): string[] {
  const own = Object.entries(def?.shape ?? {}).filter(([, schema]) => isId(schema))
  return [...own.map(([field]) => field), ...(def?.options ?? []).flatMap(idsIn)]
}

function isId(schema: Schema): boolean {
  if (schema === (Id as Schema)) return true
  const { innerType, element, in: from, out: to, options = [] } = schema.def ?? {}
  return [innerType, element, from, to, ...options].some(inner => inner !== undefined && isId(inner))
}
