/** What of an address says how its list is arranged. */
const ARRANGING = ['q', 'sort', 'order', 'group'] as const

export const isArranged = (params: URLSearchParams) => ARRANGING.some(name => params.has(name))

/** How this person had the view at this path on this device, as parameters of its address. */
export const keptFor = (person: string, path: string) => localStorage.getItem(PREFIX + person + path)

export function keep(person: string, path: string, params: URLSearchParams) {
  const arranging = new URLSearchParams([...params].filter(([name]) => (ARRANGING as readonly string[]).includes(name)))
  if (arranging.size > 0) localStorage.setItem(PREFIX + person + path, String(arranging))
  else localStorage.removeItem(PREFIX + person + path)
}

/** Words that somebody filtered by are theirs, and so is what they chose by name last: both go when they log out. */
export function forgetKept() {
  for (const key of Object.keys(localStorage)) if (/^cairn.(arranged|recent) /.test(key)) localStorage.removeItem(key)
}

const PREFIX = 'cairn.arranged '
