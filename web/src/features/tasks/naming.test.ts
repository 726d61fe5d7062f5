import { expect, test } from 'vitest'
import { named, namingAt } from './naming.ts'

/** `|` is where one writes. */
const at = (marked: string) => namingAt(marked.replace('|', ''), marked.indexOf('|'))

test.each<[string, ReturnType<typeof namingAt>]>([
  ['#|', { kind: 'label', from: 0, to: 1, typed: '' }],
  ['Pay #ho|', { kind: 'label', from: 4, to: 7, typed: 'ho' }],
  ['Pay +Gar| today', { kind: 'project', from: 4, to: 8, typed: 'Gar' }],
  ['One\nTwo #a #deep w|', { kind: 'label', from: 11, to: 18, typed: 'deep w' }],
  ['Plan #"deep w|"', { kind: 'label', from: 5, to: 14, typed: 'deep w' }],
  ['Plan #ho|, then', { kind: 'label', from: 5, to: 8, typed: 'ho' }],
])('%s', (marked, naming) => expect(at(marked)).toEqual(naming))

test.each(['C#|', 'a+b|', '# |', 'Pay #h|o', 'Pay #"home"|', 'Pay #home\n|', 'Pay|'])('%s names nothing', marked =>
  expect(at(marked)).toBeUndefined(),
)

test('the name takes the place of what there was, and one goes on behind a space', () => {
  const written = (marked: string, name: string) => {
    const naming = at(marked)
    const { text, caret } = named(marked.replace('|', ''), naming as NonNullable<typeof naming>, name)
    return `${text.slice(0, caret)}|${text.slice(caret)}`
  }
  expect(written('Pay #ho|', 'home')).toBe('Pay #home |')
  expect(written('Pay #ho| today', 'home')).toBe('Pay #home |today')
  expect(written('Pay +"nor|"', '"North bed"')).toBe('Pay +"North bed" |')
})
