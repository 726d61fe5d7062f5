import { daysBetween } from '@cairn/contract/dates'
import type { Task } from '@cairn/contract/tasks'
import { en } from '../../app/en.ts'
import type { Clock } from '../../data/clock.ts'
import { dateOfInstant } from '../../data/days.ts'
import { dueDay } from '../../data/task-query.ts'

export interface DueWords {
  words: string
  when: 'overdue' | 'today' | 'later'
}

/** How a due date reads in a row: a day near enough by its name, otherwise by its date; today, and under a heading that says the day, the time. */
export function dueWords(task: Pick<Task, 'dueOn' | 'dueAt'>, clock: Clock, heading?: string): DueWords | undefined {
  const { today } = clock
  const day = dueDay(task, clock.zone)
  if (day === null) return undefined
  const time = task.dueAt === null ? undefined : clock.time(task.dueAt)
  if (day === heading && !time) return undefined
  const passed = task.dueAt !== null && Date.parse(task.dueAt) < Date.now()
  if (day < today || passed) return { words: day === today ? (time ?? '') : dayWords(day, clock), when: 'overdue' }
  if (day === today) return { words: time ?? en.due.today, when: 'today' }
  return { words: day === heading && time ? time : dayWords(day, clock), when: 'later' }
}

/** The same with the time at every distance, for where there is room. */
export function dueWordsLong(task: Pick<Task, 'dueOn' | 'dueAt'>, clock: Clock): string | undefined {
  const day = dueDay(task, clock.zone)
  if (day === null) return undefined
  const words = dayWords(day, clock)
  return task.dueAt === null ? words : en.due.at(words, clock.time(task.dueAt))
}

export function dayWords(day: string, clock: Clock): string {
  const distance = daysBetween(clock.today, day)
  if (distance === 0) return en.due.today
  if (distance === 1) return en.due.tomorrow
  if (distance === -1) return en.due.yesterday
  if (distance > 1 && distance < 7) return clock.weekday(day)
  return day.slice(0, 4) === clock.today.slice(0, 4) ? clock.date(day) : clock.dateAndYear(day)
}

/** When something happened, for a history: the nearer, the finer. */
export function momentWords(instant: string, clock: Clock): string {
  const minutes = Math.floor((Date.now() - Date.parse(instant)) / 60_000)
  if (minutes < 1) return en.when.now
  if (minutes < 60) return en.when.minutes(minutes)
  const day = dateOfInstant(instant, clock.zone)
  const time = clock.time(instant)
  if (day === clock.today) return en.when.todayAt(time)
  return daysBetween(day, clock.today) === 1 ? en.when.yesterdayAt(time) : en.when.on(dayWords(day, clock), time)
}
