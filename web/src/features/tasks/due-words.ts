import { daysBetween } from '@cairn/contract/dates'
import type { Task } from '@cairn/contract/tasks'
import { en } from '../../app/en.ts'
import { timeOf } from '../../data/days.ts'
import { dueDay } from '../../data/task-query.ts'

export interface DueWords {
  words: string
  when: 'overdue' | 'today' | 'later'
}

/** How a due date reads in a row: a day near enough by its name, otherwise by its date; today the time. */
export function dueWords(task: Pick<Task, 'dueOn' | 'dueAt'>, today: string, zone: string): DueWords | undefined {
  const day = dueDay(task, zone)
  if (day === null) return undefined
  const time = task.dueAt === null ? undefined : timeOf(task.dueAt, zone)
  const passed = task.dueAt !== null && Date.parse(task.dueAt) < Date.now()
  if (day < today || passed) return { words: day === today ? (time ?? '') : dayWords(day, today), when: 'overdue' }
  if (day === today) return { words: time ?? en.due.today, when: 'today' }
  return { words: dayWords(day, today), when: 'later' }
}

/** The same with the time at every distance, for where there is room. */
export function dueWordsLong(task: Pick<Task, 'dueOn' | 'dueAt'>, today: string, zone: string): string | undefined {
  const day = dueDay(task, zone)
  if (day === null) return undefined
  const words = dayWords(day, today)
  return task.dueAt === null ? words : en.due.at(words, timeOf(task.dueAt, zone))
}

export function dayWords(day: string, today: string): string {
  const distance = daysBetween(today, day)
  if (distance === 0) return en.due.today
  if (distance === 1) return en.due.tomorrow
  if (distance === -1) return en.due.yesterday
  if (distance > 1 && distance < 7) return format(day, WEEKDAY)
  return format(day, day.slice(0, 4) === today.slice(0, 4) ? DAY : DAY_AND_YEAR)
}

/** When something happened, for a history: the nearer, the finer. */
export function momentWords(instant: string, today: string, zone: string, day: string): string {
  const minutes = Math.floor((Date.now() - Date.parse(instant)) / 60_000)
  if (minutes < 1) return en.when.now
  if (minutes < 60) return en.when.minutes(minutes)
  const time = timeOf(instant, zone)
  if (day === today) return en.when.todayAt(time)
  return daysBetween(day, today) === 1 ? en.when.yesterdayAt(time) : en.when.on(dayWords(day, today), time)
}

const WEEKDAY = new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' })
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const DAY_AND_YEAR = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})

const format = (day: string, formatter: Intl.DateTimeFormat) => formatter.format(new Date(`${day}T00:00:00Z`))
