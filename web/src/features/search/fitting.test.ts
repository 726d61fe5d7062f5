import { expect, test } from 'vitest'
import { fitting } from './fitting.ts'

const names = ['Homework', 'Deep work', 'home', 'Ärzte', 'Work', '🏠 move'].map(name => ({ name }))
const fit = (typed: string) => fitting(names, typed).map(({ name }) => name)

test('names that begin so come before those of which a later word does', () => {
  expect(fit('wo')).toEqual(['Work', 'Deep work'])
  expect(fit('HOME')).toEqual(['Homework', 'home'])
  expect(fit('work')).toEqual(['Work', 'Deep work'])
})

test('accents and signs are no obstacle, and nothing typed is everything', () => {
  expect(fit('arz')).toEqual(['Ärzte'])
  expect(fit('🏠')).toEqual(['🏠 move'])
  expect(fit('mov')).toEqual(['🏠 move'])
  expect(fit('')).toHaveLength(names.length)
})

test('a name goes on behind a space, and is over when it does not', () => {
  expect(fit('deep ')).toEqual(['Deep work'])
  expect(fit('deep w')).toEqual(['Deep work'])
  expect(fit('work ')).toEqual([])
})
