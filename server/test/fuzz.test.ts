import { operations, type OperationId } from '@cairn/contract/contract'
import type { OperationSpec } from '@cairn/contract/operation'
import { ProblemBody } from '@cairn/contract/problem-body'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type Person, type TestApp } from './app.ts'
import { LANGUAGES } from './fuzz/languages.ts'
import { MUTATIONS, wire } from './fuzz/mutations.ts'
import { choicesFrom } from './fuzz/random.ts'
import { partsOf } from './parts.ts'
import { validInputs } from './valid.ts'
import { send, type WireAnswer, type WireRequest } from './wire.ts'

const SEED = Number(process.env['CAIRN_SEED'] ?? Date.now() % 1_000_000_000)
const REQUESTS = Number(process.env['CAIRN_FUZZ'] ?? 200)

let app: TestApp
let anna: Person
let inputs: Awaited<ReturnType<typeof validInputs>>

beforeAll(async () => {
  const many = 1_000_000
  app = await startApp({ limits: { loginPair: many, loginAddress: many, loginAccount: many, flowsPerAddress: many } })
  anna = await app.signUp()
  inputs = await validInputs(app, anna)
})
afterAll(() => app.close())

test('no request ends in a failure of ours, or without an answer', async () => {
  process.stdout.write(`Fuzz of ${REQUESTS} requests; again with CAIRN_SEED=${SEED} CAIRN_FUZZ=${REQUESTS}\n`)
  const random = choicesFrom(SEED)
  for (let n = 0; n < REQUESTS; n++) {
    const [id, spec] = operations[n % operations.length] as [OperationId, OperationSpec]
    const mutation = random.pick(MUTATIONS)
    const request = mutation.apply(partsOf(spec, inputs[id] as object, tokenFor(id)), random)
    const answer = await send(app.address, request)
    const complaint = complaintAbout(answer, request)
    expect(complaint, `request ${n}: ${id}, ${mutation.name}: ${shown(request)} -> ${answer.text}`).toBeUndefined()
  }
  expect(await app.client(anna.token).users.me()).toMatchObject({ id: anna.me.id })
}, 600_000)

test('nothing that is written in a language of ours ends in a failure of ours', async () => {
  const random = choicesFrom(SEED)
  const specs = new Map<string, OperationSpec>(operations)
  for (let n = 0; n < REQUESTS; n++) {
    const { id, field, text } = LANGUAGES[n % LANGUAGES.length] as (typeof LANGUAGES)[number]
    const parts = partsOf(
      specs.get(id) as OperationSpec,
      { ...(inputs[id] as object), [field]: text(random) },
      tokenFor(id),
    )
    const request = wire(parts)
    const answer = await send(app.address, request)
    const complaint = complaintAbout(answer, request)
    expect(complaint, `request ${n}: ${id}: ${shown(request)} -> ${answer.text}`).toBeUndefined()
  }
}, 600_000)

/** What is wrong with an answer, whatever the question was. */
function complaintAbout({ status, headers, text }: WireAnswer, { method }: WireRequest): string | undefined {
  if (status >= 500) return `status ${status}`
  if (status < 400 || method === 'HEAD') return undefined
  if (!headers['content-type']?.startsWith('application/problem+json')) return `content type ${headers['content-type']}`
  const problem = ProblemBody.safeParse(JSON.parse(text))
  if (!problem.success) return 'not a problem'
  if (problem.data.status !== status) return 'another status than it says'
  if (problem.data.requestId === '') return 'no request id'
  return undefined
}

/** Logging out would end the session of all the others. */
const tokenFor = (id: OperationId) => (id === 'auth.logout' ? undefined : anna.token)

const shown = ({ method, path, headers, body }: WireRequest) =>
  JSON.stringify({ method, path: path.slice(0, 300), headers, body: body?.toString().slice(0, 300) }).slice(0, 1000)
