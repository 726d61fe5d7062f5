import { Problem } from '@cairn/contract/problems'
import type { Me } from '@cairn/contract/users'
import { forgetKept } from './arranging.ts'
import { cairn } from './cairn.ts'
import { client, speakFor } from './client.ts'
import { commitDrafts } from './drafts.ts'
import { askInstance, forgetInstance } from './instance.ts'
import { createValue } from './value.ts'

/** `unknown` until the server has said who asks, or cannot be reached. */
export const session = createValue<'unknown' | 'in' | 'out'>('unknown')

/** Finds out who is signed in and brings their rows. */
export async function open() {
  // Without the hint one question finds out, which nobody refuses; with it the rows are asked for at the same time.
  if (!isLikely() && !(await mayBeIn())) return
  // No list is asked for without saying for whom: another tab can log somebody else in between two answers.
  const hint = localStorage.getItem(SIGNED_IN) || undefined
  speakFor(hint)
  const { state } = cairn.loader
  // As soon as what is open is here: what is done can be a lot.
  const stop = state.subscribe(() => state.get().state === 'ready' && enter())
  await cairn.loader.load(hint === undefined ? introduce : undefined)
  stop()
  if (session.get() !== 'in') speakFor(undefined)
  const { problem } = state.get()
  if (problem?.reason !== 'another-person') return noticeEnd(problem)
  // Somebody else is here than the hint says, or since a moment ago: for them it begins anew, with nothing of whoever that was.
  if (localStorage.getItem(SIGNED_IN) === hint) localStorage.removeItem(SIGNED_IN)
  cairn.clear()
  await open()
}

/** After a log-in, an activation or a reset. What an expired session left unsent goes on, unless somebody else came. */
export async function signedIn(user: Me) {
  const before = cairn.me()
  if (before && before.id !== user.id) {
    cairn.clear()
    localStorage.setItem(SIGNED_IN, user.id)
    // Nothing of who was here before stays in the memory of the page.
    return location.reload()
  }
  meChanged(user)
  await goOn()
}

/** The person changed apart from the store: what the server answered takes its place there. */
export function meChanged(user: Me) {
  cairn.tables.me.receive([user])
  cairn.tables.me.flush()
}

export const refreshMe = async () => meChanged(await client.users.me())

/** What was just done is saved first. What cannot be saved now, here or in another tab, keeps its person in: so many changes, or none. */
export async function logOut(): Promise<number> {
  commitDrafts()
  const unsaved = await cairn.unsaved()
  if (unsaved > 0) return unsaved
  try {
    await client.auth.logout()
  } catch (error) {
    noticeEnd(error)
    throw error
  }
  forgetKept()
  cairn.clear()
  localStorage.setItem(SIGNED_IN, '')
  leave()
  return 0
}

/** Keeps the rows fresh while the page is looked at, and notices when the session has ended. */
export function keepFresh(): () => void {
  const refresh = () => {
    if (document.visibilityState !== 'visible' || session.get() !== 'in') return
    const whose = cairn.me()
    void cairn.adopt()
    cairn.loader.refresh().catch((error: unknown) => {
      if (!(error instanceof Problem)) throw error
      if (whose?.id === cairn.me()?.id) noticeEnd(error)
    })
  }
  const online = () => {
    cairn.outbox.wake()
    refresh()
  }
  const timer = setInterval(refresh, EVERY)
  const forget = cairn.outbox.onSignedOut(noticeEnd)
  const heard = ({ key, newValue }: StorageEvent) => key === SIGNED_IN && follow(newValue)
  window.addEventListener('storage', heard)
  window.addEventListener('focus', refresh)
  window.addEventListener('online', online)
  return () => {
    clearInterval(timer)
    forget()
    window.removeEventListener('storage', heard)
    window.removeEventListener('focus', refresh)
    window.removeEventListener('online', online)
  }
}

/** An answer can tell that the session was ended elsewhere, or is somebody else's by now. */
export function noticeEnd(error: unknown) {
  if (!(error instanceof Problem) || error.code !== 'unauthenticated' || session.get() === 'out') return
  if (error.reason !== 'another-person') return end()
  // Of a log-in that was no page of ours the other tabs have not heard either.
  if (localStorage.getItem(SIGNED_IN) === cairn.me()?.id) localStorage.removeItem(SIGNED_IN)
  giveWay('/')
}

/** All tabs share one session: what another tab tells of it happens here at once. Without a person, they logged out, or it ended. */
function follow(person: string | null) {
  // Whoever is about to be known here is asked of the server.
  if (session.get() === 'unknown') return
  const mine = cairn.me()?.id
  if (mine !== undefined && mine !== person) return giveWay(person === null ? location.href : '/')
  if (!person || session.get() === 'in') return
  forgetInstance()
  void (mine === undefined ? open() : goOn())
}

/**
 * The session is over, or another's. What this person wrote and is not saved stays here, unseen and unsent, until they are back;
 * without any, a new page begins, which knows nothing of them.
 */
function giveWay(address: string) {
  commitDrafts()
  leave()
  void cairn.outbox.drained().then(saved => saved && session.get() === 'out' && location.replace(address))
}

/** Milliseconds. */
const EVERY = 30_000

/** Who is signed in in this browser, empty once they have logged out; other tabs hear each change. */
const SIGNED_IN = 'cairn.signed-in'

async function goOn() {
  enter()
  cairn.outbox.resume()
  await cairn.loader.load()
  noticeEnd(cairn.loader.state.get().problem)
}

function enter() {
  const id = cairn.me()?.id
  speakFor(id)
  if (id !== undefined) localStorage.setItem(SIGNED_IN, id)
  session.set('in')
}

function end() {
  localStorage.removeItem(SIGNED_IN)
  leave()
}

function leave() {
  speakFor(undefined)
  session.set('out')
}

async function introduce() {
  await refreshMe()
  speakFor(cairn.me()?.id)
}

async function mayBeIn(): Promise<boolean> {
  try {
    // In the meantime another tab may have told.
    if ((await askInstance()).signedIn || isLikely()) return true
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    // Not reachable is not signed out: the load that follows says what is wrong.
    return true
  }
  leave()
  return false
}

const isLikely = () => Boolean(localStorage.getItem(SIGNED_IN))
