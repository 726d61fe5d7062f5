import { existsSync, globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const root = new URL('../', import.meta.url)
const page = readFileSync(new URL('docs/security.md', root), 'utf8')
const rows = [...page.matchAll(/^\| V(\d+\.\d+\.\d+) +\| (.+?) +\| (.+?) +\| (.+?) +\|$/gm)]

/** The requirements of levels 1 and 2 in ASVS 5.0.0, by section; what is missing from a count is level 3. */
const LEVELS_1_AND_2: Record<string, string> = {
  '1.1': '1 2',
  '1.2': '1 2 3 4 5 6 7 8 9',
  '1.3': '1 2 3 4 5 6 7 8 9 10 11',
  '1.4': '1 2 3',
  '1.5': '1 2',
  '2.1': '1 2 3',
  '2.2': '1 2 3',
  '2.3': '1 2 3 4',
  '2.4': '1',
  '3.2': '1 2',
  '3.3': '1 2 3 4',
  '3.4': '1 2 3 4 5 6',
  '3.5': '1 2 3 4 5',
  '3.7': '1 2',
  '4.1': '1 2 3',
  '4.2': '1',
  '4.3': '1 2',
  '4.4': '1 2 3 4',
  '5.1': '1',
  '5.2': '1 2 3',
  '5.3': '1 2',
  '5.4': '1 2 3',
  '6.1': '1 2 3',
  '6.2': '1 2 3 4 5 6 7 8 9 10 11 12',
  '6.3': '1 2 3 4',
  '6.4': '1 2 3 4',
  '6.5': '1 2 3 4 5',
  '6.6': '1 2 3',
  '6.8': '1 2 3 4',
  '7.1': '1 2 3',
  '7.2': '1 2 3 4',
  '7.3': '1 2',
  '7.4': '1 2 3 4 5',
  '7.5': '1 2',
  '7.6': '1 2',
  '8.1': '1 2',
  '8.2': '1 2 3',
  '8.3': '1',
  '8.4': '1',
  '9.1': '1 2 3',
  '9.2': '1 2 3 4',
  '11.1': '1 2',
  '11.2': '1 2 3',
  '11.3': '1 2 3',
  '11.4': '1 2 3 4',
  '11.5': '1',
  '11.6': '1',
  '12.1': '1 2 3',
  '12.2': '1 2',
  '12.3': '1 2 3 4',
  '13.1': '1',
  '13.2': '1 2 3 4 5',
  '13.3': '1 2',
  '13.4': '1 2 3 4 5',
  '14.1': '1 2',
  '14.2': '1 2 3 4',
  '14.3': '1 2 3',
  '15.1': '1 2 3',
  '15.2': '1 2 3',
  '15.3': '1 2 3 4 5 6 7',
  '16.1': '1',
  '16.2': '1 2 3 4 5',
  '16.3': '1 2 3 4',
  '16.4': '1 2 3',
  '16.5': '1 2 3',
}

test('docs/security.md goes through every requirement, each once and in order', () => {
  const wanted = Object.entries(LEVELS_1_AND_2).flatMap(([section, numbers]) =>
    numbers.split(' ').map(number => `${section}.${number}`),
  )
  expect(rows.map(([, id]) => id)).toEqual(wanted)
})

test('each says where it is met, or why not; what is met in code is shown by a test or needs none', () => {
  const silent = rows.filter(([, , , where = '', shownBy = '']) => {
    if (/^(not applicable|not yet): /.test(where)) return shownBy !== '—'
    return !/`|\(#/.test(where) || !/^—$|`[\w./-]+\.(test|contract|spec)\.ts`|`e2e\//.test(shownBy)
  })
  expect(silent.map(([row]) => row)).toEqual([])
})

test('every file and every heading that it names exists', () => {
  const files = [
    ...page.matchAll(/`((?:contract|server|web|cli|scripts|docs|e2e|bench)\/[^`\n]+|[\w.-]+\.(?:json|md))`/g),
  ]
  expect(files.length).toBeGreaterThan(200)
  expect(files.map(([, file = '']) => file).filter(file => !existsSync(new URL(file, root)))).toEqual([])
  const headings = new Set([...page.matchAll(/^#+ (.+)$/gm)].map(([, text = '']) => anchorOf(text)))
  const named = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor = '']) => anchor)
  expect(named.filter(anchor => !headings.has(anchor))).toEqual([])
})

test('the inventory of the log has every kind of line that the server writes', () => {
  const files = globSync('server/src/**/*.ts', { cwd: root }).filter(file => !/\.(test|contract)\.ts$/.test(file))
  const sources = files.map(file => readFileSync(new URL(file, root), 'utf8'))
  const messages = sources.flatMap(source =>
    [...source.matchAll(/\blog\.(?:info|warn|error)\([\s\S]*?'([^']*)',?\s*\)/g)].map(([, text]) => text),
  )
  const calls = sources.flatMap(source => source.match(/\blog\.(?:info|warn|error)\(/g) ?? [])
  // Each call was understood.
  expect(messages).toHaveLength(calls.length)
  expect(messages.filter(text => !page.includes(`\`${text}\``))).toEqual([])
  const events = readFileSync(new URL('server/src/features/accounts/security-events.ts', root), 'utf8').matchAll(
    /^ +\| '(.+)'$/gm,
  )
  const listed = /^Events are: ([^.]+)\./m.exec(page)?.[1]?.split(/,\s+/)
  expect(listed).toEqual([...events].map(([, event]) => event))
})

const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\w\s-]/g, '')
    .replaceAll(' ', '-')
