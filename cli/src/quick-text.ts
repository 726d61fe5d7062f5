import { dayOrderIn } from '@cairn/contract/dates'
import type { Label } from '@cairn/contract/labels'
import type { Project } from '@cairn/contract/projects'
import type { QuickTask } from '@cairn/contract/quick-add/quick-add'
import { isCalled, normalized } from '@cairn/contract/names'
import type { Wanted } from './make-names.ts'
import type { Names } from './names.ts'

interface Reader {
  /** Each line is a title, whatever it says. */
  plain: boolean
  timeZone: string
  /** How dates are written; `null` is not known. */
  locale: string | null
  projects: Names<Project>
  labels: Names<Label>
}

/** The tasks that a text speaks of, a line each. */
export async function readTasks(
  text: string,
  { plain, timeZone, locale, projects, labels }: Reader,
): Promise<QuickTask[]> {
  if (plain) return lines(text).map(title => ({ ...BLANK, title }))
  // What knows all the ways to say a date is loaded where it is needed: the other commands begin sooner.
  const { parseQuickAdd } = await import('@cairn/contract/quick-add/quick-add')
  return parseQuickAdd(text, {
    now: Date.now(),
    timeZone,
    dayOrder: locale === null ? undefined : dayOrderIn(locale),
    labels: labels.rows.map(({ name }) => name),
    projects: projects.rows.map(({ name }) => name),
  })
}

export const projectOf = (wanted: readonly Wanted[], said: string | null) =>
  wanted.find(one => said !== null && isCalled(one, said))

export const labelsOf = (wanted: readonly Wanted[], { labels }: QuickTask): Wanted[] =>
  labels.flatMap(said => wanted.find(({ name }) => normalized(name) === normalized(said)) ?? [])

/** Each once, by name: one that is about to be made was wanted twice. */
export const merged = (some: readonly Wanted[], others: readonly Wanted[]): Wanted[] => [
  ...new Map([...others, ...some].map(wanted => [normalized(wanted.name), wanted])).values(),
]

const lines = (text: string) =>
  text
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(Boolean)

const BLANK: QuickTask = {
  title: '',
  description: '',
  completed: false,
  priority: 'none',
  due: null,
  labels: [],
  project: null,
  depth: 0,
  parts: [],
}
