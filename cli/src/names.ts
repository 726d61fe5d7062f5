import type { Client } from '@cairn/contract/client'
import { normalized } from '@cairn/contract/names'
import { nearest } from '@cairn/contract/nearest'
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
