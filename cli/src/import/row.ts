import type { Priority, Status } from '@cairn/contract/tasks'
import type { Due } from '../due.ts'

/** A task as a file has it: names instead of ids. */
export interface Row {
  /** Where it begins, counted from 1. */
  line: number
  title: string
  description: string
  status: Status
  priority: Priority
  startOn?: string
  due?: Due
  project?: string
  labels: string[]
  /** The line of the row that it is a subtask of. */
  parentLine?: number
}

export interface Remark {
  line: number
  text: string
}

/** All of a file: what becomes a task, what cannot, and what does not survive quite as it was. */
export interface Reading {
  rows: Row[]
  leftOut: Remark[]
  notes: Remark[]
  /** What holds for the whole file: columns without a place, how numbers were read. */
  general: string[]
}

/** Paragraphs of a description; the empty ones go. */
export const paragraphs = (...parts: readonly (string | undefined)[]) =>
  parts
    .map(part => part?.trim())
    .filter(Boolean)
    .join('\n\n')

/** Cairn writes down itself when a task was made and completed; what the file says about it is kept in words. */
export function datesInWords(created: string | undefined, completed: string | undefined): string {
  const said = [created && `created ${created}`, completed && `completed ${completed}`].filter(Boolean).join(', ')
  return said && `${said.charAt(0).toUpperCase()}${said.slice(1)}.`
}

/** Names that differ only in case are one; the first spelling stays. */
export function distinct(names: readonly string[]): string[] {
  const seen = new Map<string, string>()
  for (const name of names) if (name !== '' && !seen.has(name.toLowerCase())) seen.set(name.toLowerCase(), name)
  return [...seen.values()]
}
