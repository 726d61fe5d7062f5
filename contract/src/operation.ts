import type * as z from 'zod/mini'
import type { Alias } from './aliases.ts'
import type { EntryKindId } from './entries.ts'

/** The word an operation uses on the wire. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** A flat object: the parts of an operation's input are merged, so their names must not collide. */
type Part = z.ZodMiniObject

export interface OperationSpec {
  method: Method
  /** Below /api/v1; parameters stand in braces: `/tasks/{taskId}`. */
  path: `/${string}`
  summary: string
  params?: Part
  query?: Part
  /** Mostly a flat object; a union of such objects where an input has alternatives. */
  body?: z.ZodMiniType<object>
  /** What other systems call some of the query or the body; http puts our names in their place (docs/decisions/0020). */
  aliases?: Record<string, Alias>
  /** Absent: the answer is 204 without a body. */
  returns?: z.ZodMiniType
  /** 200 unless told. */
  status?: 200 | 201 | 202
  /** What the log receives; nothing for operations that only read or only touch records, or that run others. */
  writes?: readonly EntryKindId[]
  /** `starts` answers with a session, `ends` ends the caller's; http turns both into cookies for browsers. */
  session?: 'starts' | 'ends'
  /** What is asked or answered holds a secret, so nothing of it is kept, not even to be given again. */
  secret?: true
  /** How often one person, or one address that nobody is signed in from, may call it: where it is dear, or good for guessing. */
  limit?: { calls: number; seconds: number }
  /** It is about one row with a version: the answer has it in its ETag, and a write honours If-Match. */
  versioned?: true
}

type Braced<P extends string> = P extends `${string}{${infer Name}}${infer Rest}` ? Name | Braced<Rest> : never

/** `params` must name exactly what the path has in braces. */
type MatchingParams<S extends OperationSpec> = [Braced<S['path']>] extends [never]
  ? { params?: never }
  : { params: z.ZodMiniObject<Record<Braced<S['path']>, z.ZodMiniType>> }

/** Declares an operation once; its name is its place in the contract (`tasks.create`). */
export function operation<const S extends OperationSpec>(spec: S & MatchingParams<S>): S {
  return spec
}

type In<T> = T extends z.ZodMiniType ? z.input<T> : unknown
type Out<T> = T extends z.ZodMiniType ? z.output<T> : unknown

/** What a caller passes. */
export type Input<S extends OperationSpec> = In<S['params']> & In<S['query']> & In<S['body']>
/** What a handler receives: defaults filled in, strings turned into numbers. */
export type Parsed<S extends OperationSpec> = Out<S['params']> & Out<S['query']> & Out<S['body']>
/** What an operation answers. */
export type Output<S extends OperationSpec> = S['returns'] extends z.ZodMiniType ? z.output<S['returns']> : void

export type Contract = Record<string, Record<string, OperationSpec>>

/** `tasks.create` | `tasks.get` | ... */
export type IdsOf<C extends Contract> = { [R in keyof C & string]: `${R}.${keyof C[R] & string}` }[keyof C & string]

/** The operation behind a name. */
export type Named<C extends Contract, Id extends string> = Id extends `${infer R}.${infer N}`
  ? C[R] extends Record<N, infer S extends OperationSpec>
    ? S
    : never
  : never

/** Every operation with its name, in the order of the contract. */
export function operationsOf<C extends Contract>(contract: C): [IdsOf<C>, OperationSpec][] {
  return Object.entries(contract).flatMap(([resource, operations]) =>
    Object.entries(operations).map(
      ([name, spec]) => [`${resource}.${name}` as IdsOf<C>, spec] as [IdsOf<C>, OperationSpec],
    ),
  )
}
