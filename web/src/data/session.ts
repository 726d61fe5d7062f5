import { Problem } from '@cairn/contract/problems'
import type { Me } from '@cairn/contract/users'
import { forgetKept } from './arranging.ts'
import { cairn } from './cairn.ts'
import { client } from './client.ts'
import { askInstance } from './instance.ts'
import { createValue } from './value.ts'

/** `unknown` until the server has said who asks, or cannot be reached. */
export const session = createValue<'unknown' | 'in' | 'out'>('unknown')

/** Finds out who is signed in and brings their rows. */
export async function open() {
  // Without the hint one question finds out, which nobody refuses; with it the rows are asked for at the same time.
  const likely = localStorage.getItem(HINT) !== null
  if (!likely && !(await mayBeIn())) return
  const { state } = cairn.loader
  // As soon as what is open is here: what is done can be a lot.
  const stop = state.subscribe(() => state.get().state === 'ready' && enter())
  await cairn.loader.load()
  stop()
  if (state.get().problem?.code === 'unauthenticated') leave()
}

/** After a log-in, an activation or a reset. What an expired session left unsent goes on, unless somebody else came. */
export async function signedIn(user: Me) {
  if (!cairn.tables.me.get(user.id)) cairn.clear()
  meChanged(user)
  enter()
  cairn.outbox.resume()
  await cairn.loader.load()
}

/** The person changed apart from the store: what the server answered takes its place there. */
export function meChanged(user: Me) {
  cairn.tables.me.receive([user])
  cairn.tables.me.flush()
}

export const refreshMe = async () => meChanged(await client.users.me())

/** What was just done is saved first. `false`: it cannot be saved now, and leaving would lose it, so nobody has left. */
export async function logOut(): Promise<boolean> {
  if (!(await cairn.outbox.drained())) return false
  await client.auth.logout()
  forgetKept()
  cairn.clear()
  leave()
  return true
}

/** Keeps the rows fresh while the page is looked at, and notices when the session has ended. */
export function keepFresh(): () => void {
  const refresh = () => {
    if (document.visibilityState !== 'visible' || session.get() !== 'in') return
    cairn.loader.refresh().catch((error: unknown) => {
      if (!(error instanceof Problem)) throw error
      noticeEnd(error)
    })
  }
  const online = () => {
    cairn.outbox.wake()
    refresh()
  }
  const timer = setInterval(refresh, EVERY)
  const forget = cairn.outbox.onSignedOut(leave)
  window.addEventListener('focus', refresh)
  window.addEventListener('online', online)
  return () => {
    clearInterval(timer)
    forget()
    window.removeEventListener('focus', refresh)
    window.removeEventListener('online', online)
  }
}

/** An answer can tell that the session was ended elsewhere. */
export function noticeEnd(error: unknown) {
  if (error instanceof Problem && error.code === 'unauthenticated' && session.get() === 'in') leave()
}

/** Milliseconds. */
const EVERY = 30_000

const HINT = 'cairn.signed-in'

function enter() {
  localStorage.setItem(HINT, '1')
  session.set('in')
}

function leave() {
  localStorage.removeItem(HINT)
  session.set('out')
}

async function mayBeIn(): Promise<boolean> {
  try {
    if ((await askInstance()).signedIn) return true
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    // Not reachable is not signed out: the load that follows says what is wrong.
    return true
  }
  leave()
  return false
}
