import { groupings, sorts } from '@cairn/contract/choices'
import { forms } from '../features/activity/use-filter.ts'
import { paths } from './paths.ts'

/** By its name, which values a parameter of an address can have. */
type Known = Record<string, (value: string) => boolean>

/** The parameters that the view at a path knows, and apart from them those that it does not. An empty one asks for nothing. */
export function withoutStrange(path: string, params: URLSearchParams) {
  const known = knownAt(path)
  const strange = known ? [...params].filter(([name, value]) => value !== '' && !isKnown(known, name, value)) : []
  const names = new Set(strange.map(([name]) => name))
  return { params: new URLSearchParams([...params].filter(([name]) => !names.has(name))), strange }
}

/** Nothing, where nobody asks for anything in the address. */
function knownAt(path: string): Known | undefined {
  const [, kind, id] = path.split('/')
  if (path === paths.inbox || (kind === 'projects' && id)) return { ...list, group: isOneOf(ofOneProject) }
  if (path === paths.all || path === paths.search || ((kind === 'labels' || kind === 'filters') && id)) return list
  if (path === paths.activity) return { ...forms, ...open }
  // It has an order and days of its own.
  if (path === paths.completed) return { ...open, q: isAny }
  return dated.includes(path) ? open : undefined
}

/** What every object has, as `__proto__`, is no parameter. */
const isKnown = (known: Known, name: string, value: string) => Object.hasOwn(known, name) && !!known[name]?.(value)

const isAny = () => true
const isOneOf =
  (values: readonly string[]): Known[string] =>
  value =>
    values.includes(value)

const ofOneProject = groupings.filter(by => by !== 'project')
const dated: readonly string[] = [paths.today, paths.upcoming, paths.trash]

const open: Known = { task: isAny }
/** What is wrong in a query is said beside the list. */
const list: Known = {
  ...open,
  q: isAny,
  sort: isOneOf(sorts),
  order: isOneOf(['asc', 'desc']),
  group: isOneOf(groupings),
}
