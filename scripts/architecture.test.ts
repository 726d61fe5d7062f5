import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

/** Every arrow that is allowed beside those between packages, which docs/architecture.md names; tests may look anywhere. Cycles are the linter's. */
const arrows = [
  /^contract\/.* -> (contract\/|npm:)/,
  /^server\/ports\/.* -> (contract|server\/ports)\//,
  /^server\/features\/.* -> (contract\/|server\/(ports|features)\/|npm:(jose|otpauth|@simplewebauthn\/server|@zxcvbn-ts\/language-common)$|node:)/,
  /^server\/(work|admin)\/.* -> (contract\/|server\/(ports|features|work|admin)\/|node:)/,
  /^server\/http\/.* -> (contract\/|server\/(ports|features|http)\/|server\/version\.ts$|npm:|node:)/,
  // An adapter sees its port, what all adapters of that port share, the engine it is made for, and what engines share.
  /^server\/adapters\/.* -> (contract\/|server\/ports\/|npm:|node:)/,
  /^server\/adapters\/(\w+)\/.* -> server\/adapters\/\1\/[^/]+$/,
  /^server\/adapters\/(\w+)\/([\w-]+)\/.* -> server\/adapters\/(\1|engine)\/\2\//,
  /^server\/adapters\/.* -> server\/adapters\/engine\/[^/]+$/,
  /^server\/compose\.ts -> (server\/|node:)/,
  /^server\/([\w-]+\.ts|entry\/.*) -> (contract\/|server\/(?!adapters)|npm:|node:)/,
  /^web\/ui\/.* -> (web\/ui\/|npm:react(-dom\/client)?$)/,
  /^web\/data\/.* -> (contract\/|web\/data\/|npm:react$)/,
  /^web\/(app|features)\/.* -> (contract\/|web\/|npm:)/,
  /^cli\/.* -> (contract\/|cli\/|npm:|node:)/,
  /^infra\/.* -> (contract\/|server\/config\.ts$|infra\/|npm:|node:)/,
]

test('every import follows the architecture', () => {
  const sources = globSync('{contract,server,web,cli,infra}/src/**/*.{ts,tsx}', { cwd: root })
  const written = sources.filter(file => !/\.(test|contract|program)\.tsx?$/.test(file))
  expect(written.length).toBeGreaterThan(100)
  expect(written.flatMap(file => strangers(file, read(file)))).toEqual([])
})

test.each([
  ['server/src/features/tasks/tasks.ts', "import { postgresStore } from '../../adapters/store/postgres/store.ts'"],
  ['server/src/features/tasks/tasks.ts', "import postgres from 'postgres'"],
  ['server/src/adapters/store/postgres/store.ts', "const { other } = await import('../dynamodb/store.ts')"],
  ['server/src/adapters/store/dynamodb/store.ts', "import { open } from '../../engine/postgres/database.ts'"],
  ['server/src/adapters/mail/smtp/mail.ts', "import '../../records/postgres/records.ts'"],
  ['server/src/adapters/store/budget.ts', "import { put } from './postgres/commit.ts'"],
  ['server/src/ports/store.ts', "import type { Context } from '../features/context.ts'"],
  ['server/src/serve.ts', "import { smtpMail } from './adapters/mail/smtp/mail.ts'"],
  ['web/src/ui/button.tsx', "import type { Task } from '@cairn/contract/tasks'"],
  ['web/src/data/store.ts', "import { TaskRow } from '../features/tasks/task-row.tsx'"],
  ['contract/src/tasks.ts', "import { readFileSync } from 'node:fs'"],
  ['contract/src/tasks.ts', "import * as z from 'zod'"],
  ['contract/src/tasks.ts', "import { parse } from '@cairn/server/config'"],
  ['web/src/data/store.ts', "import { loud } from '@cairn/cli/output'"],
  ['cli/src/main.ts', "import { serve } from '@cairn/server/serve'"],
])('%s may not say: %s', (file, text) => {
  expect(strangers(file, text)).toHaveLength(1)
})

test('the page names every package, and what is named there is imported', () => {
  expect([...mayImport.keys()].toSorted()).toEqual(
    globSync('*/package.json', { cwd: root }).map(path.dirname).toSorted(),
  )
  const imported = globSync('contract/src/**/*.ts', { cwd: root }).map(read).join('\n')
  for (const library of mayImport.get('contract') ?? []) expect(imported, library).toContain(`'${library}'`)
})

test('the machinery stays small', () => {
  const machinery = ['operation', 'routes', 'client', 'openapi'].map(name => `contract/src/${name}.ts`)
  const lines = [...machinery, 'server/src/http/mount.ts'].flatMap(file => read(file).split('\n').filter(isCode))
  expect(lines.length).toBeLessThan(400)
})

test('what a program begins with only brings things together', () => {
  const entries = globSync('server/src/entry/**/*.ts', { cwd: root })
  expect(entries.length).toBeGreaterThan(3)
  expect(entries.filter(file => read(file).trimEnd().split('\n').length > 30)).toEqual([])
})

/** As files of code do, by the linter's `max-lines`. */
test('no style sheet goes past 300 lines', () => {
  const sheets = globSync('web/src/**/*.css', { cwd: root })
  expect(sheets.length).toBeGreaterThan(10)
  expect(sheets.filter(file => read(file).trimEnd().split('\n').length > 300)).toEqual([])
})

/** The journeys look at a page in light by all rules, and at the same page in dark only at its colours. */
test('the page is the same by day and by night, but for what a colour of the tokens is', () => {
  const sources = globSync('web/src/**/*.{css,ts,tsx}', { cwd: root })
  expect(read('web/src/ui/tokens.css')).toContain('light-dark(')
  expect(sources.filter(file => /prefers-color-scheme/.test(read(file)))).toEqual([])
  const byTheme = sources.filter(file => /\[data-theme|light-dark\(/.test(read(file)))
  expect(byTheme).toEqual(['web/src/ui/tokens.css'])
})

/** What an engine needs for itself lies in a folder below, or in `engine`, where only what is opened from outside has a twin. */
test('the same file names stand in the folders of both engines', () => {
  const ports = globSync('server/src/adapters/*/postgres', { cwd: root }).map(folder => path.dirname(folder))
  expect(ports.length).toBeGreaterThan(3)
  for (const port of ports) {
    const [ours, theirs] = [filesIn(`${port}/postgres`), filesIn(`${port}/dynamodb`)]
    if (path.basename(port) !== 'engine') expect(theirs, port).toEqual(ours)
    else for (const name of OPENED) expect([ours, theirs], name).toEqual([arrayWith(name), arrayWith(name)])
  }
})

const OPENED = ['database.ts', 'migrate.ts', 'scratch.ts']

test('what the product means knows no engine', () => {
  const sources = globSync('{contract/src,server/src/{features,ports,http,work}}/**/*.ts', { cwd: root })
  const written = sources.filter(file => !file.endsWith('.test.ts'))
  expect(written.length).toBeGreaterThan(50)
  expect(written.filter(file => namesEngine(read(file)))).toEqual([])
})

test.each([
  ['const sql = postgres(url)', true],
  ["if (config.database === 'dynamodb') return slowly()", true],
  ["import { DynamoDBClient } from '@aws-sdk/client-dynamodb'", true],
  ['return rows // PostgreSQL sorts them', false],
  ['/** A DynamoDB transaction holds 100 items. */', false],
  ["link('https://example.org')", false],
])('whether %s names an engine: %s', (text, named) => {
  expect(namesEngine(text)).toBe(named)
})

const root = path.resolve(import.meta.dirname, '..')
/** The last column of the table of packages. */
const mayImport = new Map(
  [...readFileSync(path.join(root, 'docs/architecture.md'), 'utf8').matchAll(/^\| `(\w+)` +\|.*\|(.*)\|$/gm)].map(
    ([, name = '', cell = '']) => [name, [...cell.matchAll(/`([^`]+)`/g)].map(([, each = '']) => each)] as const,
  ),
)
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')
const isCode = (line: string) => !/^\s*(\/\/|\/\*|\*|$)/.test(line)

function strangers(file: string, text: string) {
  const imports = [...text.matchAll(/(?:\bfrom |^import |\bimport\()'([^'\n]+)'/gm)].map(found => found[1] ?? '')
  const found = imports.map(target => `${file} -> ${resolve(file, target)}`.replaceAll('/src/', '/'))
  return found.filter(arrow => !arrows.some(allowed => allowed.test(arrow)) || !isInTable(arrow))
}

/** Between packages, and from the contract to libraries, what stands on the page is all there is. */
function isInTable(arrow: string) {
  const [from = '', to = ''] = arrow.split(' -> ').map(side => side.replace(/^npm:/, ''))
  const [own = '', other = ''] = [from, to].map(side => side.split('/')[0])
  if (own === other || (own !== 'contract' && !mayImport.has(other))) return true
  return mayImport.get(own)?.some(name => to === name || (mayImport.has(name) && other === name)) ?? false
}

function resolve(file: string, target: string) {
  if (target.startsWith('.')) return path.posix.join(path.posix.dirname(file), target)
  if (target.startsWith('@cairn/')) return target.slice('@cairn/'.length)
  return target.startsWith('node:') ? target : `npm:${target}`
}

const filesIn = (folder: string) =>
  globSync(`${folder}/*.ts`, { cwd: root })
    .map(file => path.basename(file))
    .filter(name => !/\.(test|program)\.ts$/.test(name))
    .toSorted()
const arrayWith = (name: string): unknown => expect.arrayContaining([name])

/** In code: a comment may say why something is as it is. */
const namesEngine = (text: string) => /postgres|dynamodb/i.test(text.replaceAll(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, ''))
