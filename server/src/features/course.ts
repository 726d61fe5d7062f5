import { hash } from 'node:crypto'
import type { OperationId } from '@cairn/contract/contract'
import { newId } from '@cairn/contract/ids'
import { problem } from '@cairn/contract/problems'
import type { Once } from '../ports/commit.ts'
import type { Services } from './context.ts'

/**
 * What stays the same however often an operation is begun. One of several commits leaves it under its key with the first of them;
 * asked again, it runs as of the same moment and in the same batch, so it makes the same ids, finds what is done, and does the rest.
 */
export interface Course {
  /** The moment that ids and dates come of. */
  ms: number
  batch: string
  /** What ids are made of: the key or, without one, chance that is only drawn when it is needed. */
  seed: string | undefined
  /** A commit of it is written. */
  begun: boolean
  /** It was begun by an earlier request. */
  resumed: boolean
  /** Its last commit is written, and the answer was too large to keep. */
  finished: boolean
  /** What it copies, in the order of their ids, as that was when it began. */
  originals?: string[]
}

type Mark = Pick<Course, 'ms' | 'batch' | 'finished' | 'originals'>

interface Asked {
  operation: OperationId
  request: { batch: string }
  once?: Omit<Once, 'answer'>
}

/** What may take several commits. Each of them finds by itself what it has done; only for them is there a mark to look for. */
const IN_STEPS = new Set<OperationId>([
  'tasks.quickAdd',
  'tasks.duplicate',
  'tasks.bulkUpdate',
  'tasks.delete',
  'tasks.restore',
  'tasks.update',
  'projects.duplicate',
  'projects.delete',
  'projects.restore',
  'labels.merge',
])

export function takesSteps(operation: OperationId, input: object): boolean {
  // A task takes its family along where it goes, and changes alone otherwise: nearly every write is one of those.
  if (operation === 'tasks.update') return 'projectId' in input || 'parentId' in input
  return IN_STEPS.has(operation)
}

export async function courseOf(
  services: Services,
  { operation, request, once }: Asked,
  input: object,
): Promise<Course> {
  const { batch } = request
  const untouched = { begun: false, resumed: false, finished: false }
  const course = { ms: services.clock.ms(), batch, seed: once?.id, ...untouched }
  const mark = once && takesSteps(operation, input) && (await services.store.answer(markId(once.id)))
  // Under a key that was used for something else there may be no answer yet; the mark tells.
  if (mark && mark.fingerprint !== once.fingerprint) throw keyReused()
  if (mark) await resume(services, course, once.id, mark.answer)
  return course
}

/** Goes on with what another request has begun. */
export async function resume({ store }: Services, course: Course, onceId: string, mark: unknown): Promise<void> {
  Object.assign(course, mark as Mark, { begun: true, resumed: true })
  if (!course.finished) course.finished = (await store.answer(endId(onceId))) !== undefined
}

/** What the next commit leaves under the key: the first says how to go on, and the last that there is nothing to go on with. */
export function markOf(course: Course, once: Omit<Once, 'answer'>, finished: boolean): Once | undefined {
  const { ms, batch, begun, originals } = course
  const answer: Mark = { ms, batch, finished }
  if (!begun) return { ...once, id: markId(once.id), answer: { ...answer, ...(originals && { originals }) } }
  return finished ? { ...once, id: endId(once.id), answer } : undefined
}

/** Beside the answer, which stands under the id itself: no key has a space in it. */
const markId = (onceId: string) => `${onceId} begun`
const endId = (onceId: string) => `${onceId} finished`

/**
 * The id of what the operation makes under this name, the same however often it is begun. A UUIDv7 whose time is the operation's and whose first random
 * bits count, so that ids sort in this order: only for what keeps its place, whatever happens between two attempts.
 */
export function idIn(course: Course, name: string, order = 0): string {
  course.seed ??= newId()
  const { ms, seed } = course
  const time = (ms + Math.floor(order / 0x1000)).toString(16).padStart(12, '0')
  const count = (order % 0x1000).toString(16).padStart(3, '0')
  const random = hash('sha256', `${seed} ${ms} ${name}`, 'hex')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-8${random.slice(0, 3)}-${random.slice(3, 15)}`
}

/**
 * Ids for copies of these, which sort as these do: lists that find two alike in everything else tell the older one first. What has
 * joined since the operation began sorts behind the others, and so does what is past the number that a mark takes.
 */
export function copyIdsIn(course: Course, ids: string[]): Map<string, string> {
  if (!course.begun) course.originals = ids.toSorted().slice(0, MOST_ORIGINALS)
  const { originals = [] } = course
  const places = new Map(originals.map((id, i) => [id, i]))
  return new Map(ids.map(id => [id, idIn(course, `copy of ${id}`, places.get(id) ?? originals.length)]))
}

/** As many as an id can count; on DynamoDB the mark is one item, of 400 kB. */
const MOST_ORIGINALS = 0x1000

export const keyReused = () =>
  problem('invalid-request', {
    reason: 'idempotency-key-reused',
    errors: [
      {
        pointer: '/headers/Idempotency-Key',
        detail: 'This key was used for another request. Make a new one for each.',
      },
    ],
  })
