import * as z from 'zod/mini'
import type { Alias } from './aliases.ts'
import { operations, type OperationId } from './contract.ts'
import type { OperationSpec } from './operation.ts'
import { isPublic } from './policy.ts'
import { ProblemBody } from './problem-body.ts'
import { problemCodes } from './problems.ts'

/** The OpenAPI 3.1 document of the whole contract. */
export function openApi(version: string) {
  const paths: Record<string, Record<string, object>> = {}
  for (const [id, spec] of operations) {
    ;(paths[spec.path] ??= {})[spec.method.toLowerCase()] = {
      operationId: id,
      tags: [id.split('.')[0]],
      summary: spec.summary,
      ...(isPublic(id) && { security: [] }),
      ...(spec.limit && { 'x-rate-limit': spec.limit }),
      parameters: parametersOf(id, spec),
      ...(spec.body && {
        requestBody: { required: true, content: { 'application/json': { schema: bodyOf(spec, spec.body) } } },
      }),
      responses: {
        [spec.returns ? (spec.status ?? 200) : 204]: {
          description: spec.summary,
          ...(spec.returns && { content: { 'application/json': { schema: schemaOf(spec.returns, 'output') } } }),
        },
        default: { $ref: '#/components/responses/Problem' },
      },
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Cairn', version, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/api/v1' }],
    security: [{ bearer: [] }, { cookie: [] }],
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        cookie: { type: 'apiKey', in: 'cookie', name: '__Host-cairn' },
      },
      responses: {
        Problem: {
          description: `A problem (RFC 9457): ${Object.keys(problemCodes).join(', ')}`,
          content: { 'application/problem+json': { schema: schemaOf(ProblemBody, 'output') } },
        },
      },
    },
  }
}

function parametersOf(id: OperationId, spec: OperationSpec) {
  const inPath = properties(spec.params).map(p => ({ ...p, in: 'path', required: true }))
  const inQuery = properties(spec.query).map(p => ({ ...p, in: 'query' }))
  const elsewhere = Object.entries(spec.query ? (spec.aliases ?? {}) : {}).map(([name, alias]) => ({
    name,
    in: 'query',
    required: false,
    schema: aliasSchema(alias),
  }))
  const headers = [
    // Bound to a person: where nobody is signed in, each operation has its own way of being repeated. Of secrets nothing is kept.
    ...(spec.method === 'GET' || spec.secret || isPublic(id)
      ? []
      : [header('Idempotency-Key', 'The same key again gives the same answer and does nothing twice.')]),
    ...(spec.writes ? [header('Cairn-Batch', 'A UUID of the gesture this belongs to; one undo takes it back.')] : []),
    ...(isPublic(id)
      ? []
      : [
          header(
            'Cairn-Person',
            'The id of whom this is for; 401 `another-person` if the session is of somebody else.',
          ),
        ]),
    ...(spec.versioned && spec.method !== 'GET' ? [header('If-Match', 'The ETag that this change is based on.')] : []),
    ...(spec.method === 'GET' ? [header('If-None-Match', 'Answer 304 if it still has this ETag.')] : []),
  ]
  return [...inPath, ...inQuery, ...elsewhere, ...headers]
}

function bodyOf({ aliases }: OperationSpec, body: z.ZodMiniType) {
  const schema = schemaOf(body, 'input')
  if (!aliases) return schema
  const others = Object.fromEntries(Object.entries(aliases).map(([name, alias]) => [name, aliasSchema(alias)]))
  return { ...schema, properties: { ...schema.properties, ...others } }
}

const aliasSchema = ({ means, takes }: Alias) => ({
  ...schemaOf(takes, 'input'),
  description: `Another name of ${means.map(name => `\`${name}\``).join(' or ')}. Answers have only that.`,
})

function properties(part: z.ZodMiniObject | undefined) {
  if (!part) return []
  const schema = schemaOf(part, 'input') as { properties?: Record<string, object>; required?: string[] }
  return Object.entries(schema.properties ?? {}).map(([name, inner]) => ({
    name,
    required: schema.required?.includes(name) ?? false,
    schema: inner,
  }))
}

const header = (name: string, description: string) => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: { type: 'string' },
})

function schemaOf(schema: z.ZodMiniType, io: 'input' | 'output') {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}
