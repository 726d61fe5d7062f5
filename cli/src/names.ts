import type { Client } from '@cairn/contract/client'
import { normalized } from '@cairn/contract/names'
import { refused } from './failure.ts'
import { everyPage } from './pages.ts'

interface Named {
  id: string
  name: string
}

type Noun = 'project' | 'label' | 'filter'

/** What people call by name; compared without regard to case and width, as everywhere in Cairn. */
export class Names<T extends Named> {
  readonly rows: readonly T[]
  readonly #noun: Noun

  constructor(noun: Noun, rows: readonly T[]) {
    this.#noun = noun
    this.rows = rows
  }

  /** By name, or by id where two have the same name. */
  find(name: string): T | undefined {
    const found = this.rows.filter(row => normalized(row.name) === normalized(name))
    if (found.length > 1)
      throw refused(
        `There are ${found.length} ${this.#noun}s named “${name}”. Say which one by its id:`,
        found.map(row => row.id),
      )
    return found[0] ?? this.rows.find(row => row.id === name)
  }

  nameOf(id: string): string {
    return this.rows.find(row => row.id === id)?.name ?? ''
  }

  /** As `find`, but a name that leads nowhere is refused, with those that are near. */
  get(name: string, hint?: string): T {
    const found = this.find(name)
    if (found) return found
    const near = this.near(name)
    throw refused(`There is no ${this.#noun} “${name}”.`, [...(near ? [`Near: ${near}`] : []), ...(hint ? [hint] : [])])
  }

  near(name: string): string {
    const known = this.rows.map(row => row.name)
    return nearest(name, known)
      .map(each => `“${each}”`)
      .join(', ')
  }
}

export const readProjects = async (client: Client) => new Names('project', await everyPage(client.projects.list))
export const readLabels = async (client: Client) => new Names('label', await everyPage(client.labels.list))
export const readFilters = async (client: Client) => new Names('filter', await everyPage(client.filters.list))

/** At most three that begin alike, contain it, or are a slip of the fingers away. */
export function nearest(name: string, known: readonly string[]): string[] {
  const wanted = normalized(name)
  return known
    .map(each => ({ each, far: distance(wanted, normalized(each)) }))
    .filter(({ each, far }) => normalized(each).includes(wanted) || far <= Math.max(1, Math.floor(wanted.length / 3)))
    .toSorted((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ each }) => each)
}

/** Letters to add, drop or replace (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, other] of [...b].entries())
      next.push(Math.min(next[j]! + 1, row[j + 1]! + 1, row[j]! + (letter === other ? 0 : 1))) // one longer than b
    row = next
  }
  return row.at(-1) ?? 0
}
