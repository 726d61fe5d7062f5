import { cut, PROJECT_NAME } from './limits.ts'

/** How names are compared. The contract says it, so that no two databases disagree. */
export const normalized = (name: string) => name.trim().normalize('NFKC').toLowerCase()

/** The first that has this name. */
export const calledSo = <Row extends { name: string }>(rows: readonly Row[], name: string): Row | undefined =>
  rows.find(row => normalized(row.name) === normalized(name))

/** Whether this is what a text names, by its name or its id; several can be. */
export const isCalled = ({ id, name }: { id: string; name: string }, text: string) =>
  id === text || normalized(name) === normalized(text)

/** What the copy of a project is called that nobody named; it fits where the names of projects do. */
export const copyName = (name: string) => `${cut(name, PROJECT_NAME - COPY.length).trimEnd()}${COPY}`

const COPY = ' (copy)'
