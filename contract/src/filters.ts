import * as z from 'zod/mini'
import { groupings, LONGEST_QUERY } from './choices.ts'
import { Color, Id, Instant, line, pageOf, PageQuery, Position, Version } from './fields.ts'
import { operation } from './operation.ts'
import { Sort } from './tasks.ts'

const Name = line(80)

/** As long as `q` of `tasks.list` may be. */
const QueryText = z.string().check(z.trim(), z.minLength(1), z.maxLength(LONGEST_QUERY))

const Names = z.record(Id, z.string().check(z.maxLength(120)))

const Order = z.enum(['asc', 'desc'])

export const Grouping = z.enum(groupings)
export type Grouping = z.output<typeof Grouping>

/** A query with a name. It belongs to a person, not to a workspace: nobody else sees it, and it finds what they reach. */
export const SavedFilter = z.strictObject({
  id: Id,
  name: Name,
  color: Color,
  /** As it is asked with `q`; labels and projects stand in it by id, so that it finds the same when they get other names. */
  query: z.string(),
  /** What those ids were called when the query was saved: of what is gone since, nothing else tells. */
  names: Names,
  /** `null`: as the client has it by itself. */
  sort: z.nullable(Sort),
  /** `null`: the way round that `sort` has by itself. */
  order: z.nullable(Order),
  group: z.nullable(Grouping),
  position: Position,
  createdAt: Instant,
  updatedAt: Instant,
  version: Version,
})
export type SavedFilter = z.output<typeof SavedFilter>

const Ref = z.strictObject({ filterId: Id })

export const filters = {
  list: operation({
    method: 'GET',
    path: '/filters',
    query: PageQuery,
    returns: pageOf(SavedFilter),
    summary: 'List your saved filters, in your order',
  }),
  create: operation({
    method: 'POST',
    path: '/filters',
    body: z.strictObject({
      id: z.exactOptional(Id),
      name: Name,
      color: z._default(Color, 'grey'),
      /** The query language: docs/query-language.md. Names in it are kept as ids. */
      query: QueryText,
      /** What ids in it were called, for an undo; of what is there, it is known. */
      names: z.exactOptional(Names),
      sort: z._default(z.nullable(Sort), null),
      order: z._default(z.nullable(Order), null),
      group: z._default(z.nullable(Grouping), null),
      position: z.exactOptional(Position),
    }),
    returns: SavedFilter,
    status: 201,
    writes: ['filter.created'],
    versioned: true,
    summary: 'Save a query under a name, at most 100 of them',
  }),
  get: operation({
    method: 'GET',
    path: '/filters/{filterId}',
    params: Ref,
    returns: SavedFilter,
    versioned: true,
    summary: 'Read a saved filter',
  }),
  update: operation({
    method: 'PATCH',
    path: '/filters/{filterId}',
    params: Ref,
    body: z.strictObject({
      name: z.exactOptional(Name),
      color: z.exactOptional(Color),
      query: z.exactOptional(QueryText),
      names: z.exactOptional(Names),
      sort: z.exactOptional(z.nullable(Sort)),
      order: z.exactOptional(z.nullable(Order)),
      group: z.exactOptional(z.nullable(Grouping)),
      position: z.exactOptional(Position),
    }),
    returns: SavedFilter,
    writes: ['filter.updated'],
    versioned: true,
    summary: 'Change a saved filter: its name, what it asks, how that is arranged, its place among the others',
  }),
  delete: operation({
    method: 'DELETE',
    path: '/filters/{filterId}',
    params: Ref,
    writes: ['filter.deleted'],
    versioned: true,
    summary: 'Delete a saved filter; the tasks that it finds stay',
  }),
}
