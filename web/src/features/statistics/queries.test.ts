import { parseQuery } from '@cairn/contract/query/parse'
import { expect, test } from 'vitest'
import { aLabel } from '../../data/factories.ts'
import { queries, searchFor } from './queries.ts'

const named = (...names: string[]) => names.map(name => aLabel({ name }))

test('a label is asked for by a name that means it alone, whatever stands in it', () => {
  const labels = named('home', 'deep work', 'none', 'a,b', 'say "hi"', 'Twin', 'twin', 'label:home', '-minus', 'خارج')
  for (const label of labels) {
    const { parts, errors } = parseQuery(queries.label(label, labels), {
      now: '2026-11-20T09:00:00.000Z',
      today: '2026-11-20',
      timeZone: 'UTC',
      labels,
      projects: [],
    })
    expect(errors, label.name).toEqual([])
    expect(
      parts.map(({ condition }) => condition),
      label.name,
    ).toEqual([{ not: false, on: 'label', ids: [label.id] }])
  }
})

test('a name is written plainly where that is enough', () => {
  const labels = named('home', 'deep work')
  expect(labels.map(label => queries.openLabel(label, labels))).toEqual([
    'is:open label:home',
    'is:open label:"deep work"',
  ])
  expect(searchFor('is:open label:"deep work"')).toBe('/search?q=is%3Aopen+label%3A%22deep+work%22')
})
