import { expect, test } from 'vitest'
import { withoutStrange } from './strange.ts'

const read = (path: string, search: string) => {
  const { params, strange } = withoutStrange(path, new URLSearchParams(search))
  return { left: String(params), strange: strange.map(pair => pair.join('=')) }
}

test('what a list knows stays in its address, what it does not is found', () => {
  const known = 'q=is%3Aopen&sort=due&order=desc&group=label&task=1'
  for (const path of ['/inbox', '/all', '/search', '/projects/1', '/labels/1', '/filters/1'])
    expect(read(path, known), path).toEqual({ left: known, strange: [] })
  expect(read('/all', 'sort=colour&order=up&group=moon&priority=high&task=1')).toEqual({
    left: 'task=1',
    strange: ['sort=colour', 'order=up', 'group=moon', 'priority=high'],
  })
})

test('what every object has is no parameter', () => {
  for (const name of ['__proto__', '__defineGetter__', 'constructor', 'toString', 'valueOf', 'hasOwnProperty'])
    expect(read('/all', `${name}=1&group=moon&task=1`), name).toEqual({
      left: 'task=1',
      strange: [`${name}=1`, 'group=moon'],
    })
})

test('a list is not asked for what only others can do', () => {
  expect(read('/all', 'group=project').strange).toEqual([])
  expect(read('/inbox', 'group=project').strange).toEqual(['group=project'])
  expect(read('/completed', 'q=a&sort=title')).toEqual({ left: 'q=a', strange: ['sort=title'] })
  expect(read('/today', 'sort=title&task=1')).toEqual({ left: 'task=1', strange: ['sort=title'] })
  expect(read('/activity', 'action=created&person=me&from=2026-13-01').strange).toContain('from=2026-13-01')
})

test('where nobody asks for anything, and of what is empty, nothing is said', () => {
  expect(read('/settings', 'from=mail').strange).toEqual([])
  expect(read('/reset', 'token=1').strange).toEqual([])
  expect(read('/all', 'sort=&q=').strange).toEqual([])
})

test('a day that there is not, or that nothing can happen on, is not asked for', () => {
  for (const day of ['2026-13-01', '2026-02-30', '1969-12-31', '9999-01-01', '2026-2-3', '2026-02', 'today'])
    expect(read('/activity', `from=${day}&to=2026-02-28`), day).toEqual({
      left: 'to=2026-02-28',
      strange: [`from=${day}`],
    })
})
