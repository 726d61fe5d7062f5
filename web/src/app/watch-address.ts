import { arrange as words } from './en-arrange.ts'
import { short } from './en.ts'
import { say } from '../features/tasks/announce.ts'
import { MOVES, navigate } from './navigate.ts'
import { withoutStrange } from './strange.ts'

/** A view that cannot do what its address asks for looks as if it did: that goes out of the address, and is said. */
export function watchAddress() {
  for (const move of MOVES) addEventListener(move, correct)
  correct()
}

function correct() {
  const { pathname, search } = location
  const { params, strange } = withoutStrange(pathname, new URLSearchParams(search))
  if (strange.length === 0) return
  navigate(params.size > 0 ? `${pathname}?${params}` : pathname, { replace: true, state: history.state as unknown })
  say(words.strange(strange.map(([name, value]) => `“${short(`${name}=${value}`)}”`)))
}
