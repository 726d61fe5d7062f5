import { expect, test } from 'vitest'
import type { Task } from '@cairn/contract/tasks'
import { findTask } from './find-task.ts'
import { shortLength } from './ids.ts'

const task = (tail: string, title: string, status: Task['status'] = 'pending') =>
  ({ id: `01a1f981-8667-7000-846a-${tail}`, title, status }) as Task

const tasks = [
  task('3f9a00000001', 'Pay rent'),
  task('3f9a00000002', 'Pay rent for the garage'),
  task('cafe00000003', 'Meet Anna'),
  task('810000000004', 'Café with Tom'),
  task('820000000005', 'Pay rent of last month', 'completed'),
]

const found = (said: string) => findTask(tasks, said).title

test('finds by short id, whole id, whole title and a part of it', () => {
  expect(found('8100')).toBe('Café with Tom')
  expect(found('01a1f981-8667-7000-846a-3f9a00000002')).toBe('Pay rent for the garage')
  expect(found('pay RENT')).toBe('Pay rent')
  expect(found('garage')).toBe('Pay rent for the garage')
})

test('lists what a word can mean, an id as well as a title', () => {
  const all = [...tasks, task('990000000006', 'Cafe in the station')]
  expect(() => findTask(all, 'cafe')).toThrow(/can mean 2 tasks/)
  expect(() => findTask(all, 'pay')).toThrow(/can mean 2 tasks/)
  expect(() => findTask(all, '3f9a')).toThrow(/can mean 2 tasks/)
})

test('tells apart in its list what has the same short id', () => {
  let more: string[] = []
  try {
    findTask(tasks, '3f9a')
  } catch (error) {
    more = (error as { more: string[] }).more
  }
  expect(more).toEqual(['3f9a00000001  Pay rent', '3f9a00000002  Pay rent for the garage'])
})

test('does not find what is completed, nothing, or three letters of an id', () => {
  for (const said of ['last month', '', '810']) expect(() => findTask(tasks, said)).toThrow(/No open task/)
})

test('ids are shown as long as it takes to tell them apart, four letters at least', () => {
  expect(shortLength([])).toBe(4)
  expect(shortLength([tasks[0]!.id, tasks[2]!.id])).toBe(4) // there are five
  expect(shortLength(tasks.map(each => each.id))).toBe(12)
})
