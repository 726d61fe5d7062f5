import { expect, test } from 'vitest'
import { table } from './output.ts'
import { clip, plain, width } from './width.ts'

const columns = [{ head: 'ID' }, { head: 'TITLE', least: 8 }, { head: 'N', right: true as const }]

test('a table aligns what takes two columns a character', () => {
  expect(
    table(columns, [
      ['a', '餃子', '1'],
      ['bb', 'dumplings', '20'],
    ]),
  ).toEqual(['ID  TITLE       N', 'a   餃子        1', 'bb  dumplings  20'])
})

test('a table gives way where it may, and no further', () => {
  const rows = [['a', 'a rather long title', '1']]
  expect(table(columns, rows, 20)).toEqual(['ID  TITLE          N', 'a   a rather lon…  1'])
  expect(table(columns, rows, 5)[1]).toBe('a   a rathe…  1')
})

test.each([
  ['abc', 3],
  ['餃子', 4],
  ['한국어', 6],
  ['ｆｕｌｌ', 8],
  ['é', 1],
  ['👩‍👩‍👧', 2],
  ['❤️', 2],
  ['', 0],
])('“%s” takes %i columns', (text, columns) => {
  expect(width(text)).toBe(columns)
})

test('cuts between characters, never through a wide one', () => {
  expect(clip('餃子を作る', 6)).toBe('餃子…')
  expect(clip('abcdef', 6)).toBe('abcdef')
})

test('what could steer the terminal is taken out', () => {
  expect(plain('\u001b[31mred\u001b[0m \u202egnp.exe \u009b2J')).toBe(' [31mred [0m  gnp.exe  2J')
})
