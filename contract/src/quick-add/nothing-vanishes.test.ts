import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameOfPart, parseQuickAdd, type QuickPart, type QuickTask } from './quick-add.ts'

const reader = { now: Date.parse('2026-11-20T09:00:00Z'), timeZone: 'Europe/Berlin', dayOrder: 'dmy' } as const

const words = [
  'Call',
  'Ben',
  'report',
  'the',
  'of',
  'from',
  'to',
  'by',
  'for',
  'at',
  'on',
  'in',
  'and',
  'or',
  'before',
  'after',
  'until',
  'every',
  '-',
  ',',
  '!',
  '12',
  '5',
  '16/9',
  '3-5',
  '(',
  '100%',
  'May',
]
const days = [
  'tomorrow',
  'friday',
  'mon',
  'last friday',
  '2 days ago',
  'Dec 3',
  'Dec 3 - Dec 5',
  '20.12.',
  '2026-12-01',
  'next week',
  'in 3 days',
  'in 6 months',
  'end of month',
  'this weekend',
  'tomorrow morning',
]
const times = [
  '9am',
  '10:30',
  '10:30 to 12:00',
  '3pm-4pm',
  'at 5',
  'noon',
  '30 min before',
  'in 2 hours',
  '14h',
  'tonight',
]
const signs = ['#home', '#"deep work"', '+Garden', '+Home', 'p1', 'p4', '[x]', '//why not', '#42', '1+1']

const line = fc
  .array(fc.constantFrom(...words, ...days, ...times, ...signs), { minLength: 1, maxLength: 8 })
  .map(said => said.join(' '))

test('every word is in the title, or in a part that the task holds', () =>
  fc.assert(
    fc.property(line, text => {
      const task = parseQuickAdd(text, reader)[0]
      if (!task) return
      for (const part of task.parts) expect(holds(task, part), `${text}: ${nameOfPart(part)}`).toBe(true)
      const left = task.parts
        .filter(({ stays }) => !stays)
        .reduce((rest, { from, to }) => rest.slice(0, from) + ' '.repeat(to - from) + rest.slice(to), text)
      const unsaid = wordsOf(left.replace(BULLET, ''))
      // A line of nothing but parts is its own title.
      expect(wordsOf(task.title), text).toEqual(
        unsaid.length > 0 ? unsaid : wordsOf(text.replace(BULLET, '').replace(/^\[x\] /, '')),
      )
    }),
    { numRuns: 1000 },
  ))

test('each part can be turned back into text, and what is turned back is in the title', () =>
  fc.assert(
    fc.property(line, text => {
      const plain = new Set<string>()
      // Something else may be understood in its place: that is turned back as well.
      for (let tries = 0; tries < 20; tries++) {
        const parts = parseQuickAdd(text, { ...reader, plain })[0]?.parts ?? []
        if (parts.length === 0) break
        for (const part of parts) plain.add(nameOfPart(part))
      }
      const [task] = parseQuickAdd(text, { ...reader, plain })
      expect(task).toMatchObject({
        due: null,
        priority: 'none',
        labels: [],
        project: null,
        completed: false,
        parts: [],
      })
      expect(wordsOf(task?.title ?? '')).toEqual(wordsOf(text.replace(BULLET, '')))
    }),
    { numRuns: 300 },
  ))

const BULLET = /^[-*•] /

/** A sign that ends a sentence belongs to the word before it, whatever stood between them. */
const wordsOf = (text: string) =>
  text
    .replaceAll(/(?<=\S)\s+(?=[.,;:!?]+(?:\s|$))/g, '')
    .split(/\s+/)
    .filter(Boolean)

/** Whether the task says what the part says. Of a day and a time only one each fits in it: the end of a range has to stay in the title. */
function holds(task: QuickTask, { kind, text, stays }: QuickPart): boolean {
  const name = text.slice(1).replaceAll('"', '')
  if (kind === 'label') return task.labels.includes(name)
  if (kind === 'project') return task.project === name
  if (kind === 'priority') return task.priority !== 'none'
  if (kind === 'description') return task.description === text.slice(2).trim()
  if (kind === 'done') return task.completed
  return task.due !== null && (stays || (timesIn(text) < 2 && monthsIn(text) < 2))
}

const timesIn = (text: string) => text.match(/\d(?::\d\d|[ap]m)|noon/g)?.length ?? 0
const monthsIn = (text: string) => text.match(/Dec|May/g)?.length ?? 0
