import { readFileSync, writeFileSync } from 'node:fs'
import { operations } from '@cairn/contract/contract'
import { openApi } from '@cairn/contract/openapi'
import { isPublic, refusal, refusals, type Standing } from '@cairn/contract/policy'
import { shape, type Shape } from '@cairn/server/adapters/engine/dynamodb/shape'
import { version } from '@cairn/server/version'
import { format } from 'prettier'
import { stillToDo } from './stored-shape.ts'

const STORED = 'docs/dynamodb-items.json'

/** What the code comes to, as files to be reviewed: a change of what the API is, of who may do what or of what is kept shows in a diff. */
export async function snapshots(): Promise<Record<string, string>> {
  const json = (value: object) => format(JSON.stringify(value), { parser: 'json', printWidth: 120 })
  return {
    'docs/openapi.json': await json(openApi(version)),
    'docs/policy.md': await format(policyTable(), { parser: 'markdown', printWidth: 120 }),
    [STORED]: await json(shape()),
  }
}

export const committed = (file: string) => readFileSync(fileOf(file), 'utf8')

const fileOf = (name: string) => new URL(`../${name}`, import.meta.url)

/** What has to be done before what is kept can be written down anew. */
export const storedToDo = () => stillToDo(JSON.parse(committed(STORED)) as Shape, shape())

/** The columns, for each thing that a standing says: the compiler asks for the one that is missing. */
const COLUMNS: Record<keyof Standing, Record<string, Standing>> = {
  anonymous: { 'signed out': { anonymous: true }, 'in person': {} },
  proven: { 'proven again': { proven: true } },
  mustHandOver: { 'the operator among others, proven again': { proven: true, mustHandOver: true } },
  power: { 'may view': { power: 'view' }, 'may edit': { power: 'edit' }, owner: { power: 'owner' } },
  trashed: { 'owner, in the trash': { power: 'owner', trashed: true } },
  inbox: { 'owner, the inbox': { power: 'owner', inbox: true } },
  grant: {
    'owner, with a read-only token': { power: 'owner', grant: 'read' },
    'owner, with a token': { power: 'owner', grant: 'write' },
  },
  limited: { 'owner, with a token for some workspaces': { power: 'owner', grant: 'write', limited: true } },
}
const STANDINGS = new Map(Object.values(COLUMNS).flatMap(columns => Object.entries(columns)))

function policyTable(): string {
  const row = (cells: string[]) => `| ${cells.join(' | ')} |`
  const names = [...STANDINGS.keys()]
  return [
    '# Who may do what',
    '',
    'Written by `npm run snapshots` from `contract/src/policy.ts`; `server/test/matrix.expected.ts` holds it to account. What is out of',
    'reach is `not-found` before any of this is asked. A refusal says its reason.',
    '',
    row(['Operation', ...names]),
    row(['---', ...names.map(() => '---')]),
    ...operations.map(([id]) => row([`\`${id}\``, ...names.map(name => cell(id, name))])),
    '',
    'In words:',
    '',
    ...Object.entries(refusals).map(([reason, words]) => `- \`${reason}\`: ${words}`),
    '',
  ].join('\n')
}

function cell(id: (typeof operations)[number][0], name: string): string {
  if (name === 'signed out') return isPublic(id) ? 'yes' : '`signed-out`'
  const reason = refusal(id, STANDINGS.get(name) ?? {})
  return reason ? `\`${reason}\`` : 'yes'
}

if (import.meta.main) {
  const toDo = storedToDo()
  for (const [file, text] of Object.entries(await snapshots()))
    if (file !== STORED || !toDo) writeFileSync(fileOf(file), text)
  if (toDo) {
    console.error(toDo)
    process.exitCode = 1
  }
}
