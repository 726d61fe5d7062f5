import { Suspense, useEffect } from 'react'
import { useLocation } from 'wouter'
import { cairn } from '../data/cairn.ts'
import { commitDrafts } from '../data/drafts.ts'
import { useValue } from '../data/hooks.ts'
import { keepFresh, open, session } from '../data/session.ts'
import { showToast } from '../ui/toast.ts'
import { Toasts } from '../ui/toasts.tsx'
import { Tooltip } from '../ui/tooltip.tsx'
import { withdraw } from '../features/tasks/announce.ts'
import { Boundary } from './boundary.tsx'
import { en } from './en.ts'
import { showFailure } from './failures.ts'
import { Loading } from './loading.tsx'
import { paths } from './paths.ts'
import { Shell } from './shell.tsx'
import './theme.ts'
import { later, part } from './parts.ts'

const Accounts = part(async () => (await import('../features/accounts/accounts.tsx')).Accounts)

const refusals = later(() => import('./refusal.ts'))

/** Links from mails lead here, whoever is signed in. */
const mailed: string[] = [paths.activate, paths.reset, paths.confirmEmail]

export function App() {
  const [path] = useLocation()
  const state = useValue(session)
  // An empty list must mean that there is nothing, not that nothing has come yet.
  const ready = useValue(cairn.loader.state).state === 'ready'
  useStore()
  return (
    <>
      <Boundary place={path} main>
        {state === 'out' || mailed.includes(path) ? (
          <Suspense fallback={<Loading />}>
            <Accounts />
          </Suspense>
        ) : state === 'in' && ready ? (
          <Shell />
        ) : (
          <Loading />
        )}
      </Boundary>
      <Toasts />
      <Tooltip />
    </>
  )
}

/** What runs as long as the page is open: loading, refreshing, saying what was refused. */
function useStore() {
  useEffect(() => {
    void open()
    const stop = [
      keepFresh(),
      cairn.onRefusal((problem, gesture, undone, writes = []) => {
        const partly = undone && undone.undone.length > 0
        if (!partly) withdraw(gesture)
        void refusals().then(
          ({ tellRefusal }) => tellRefusal(problem, undone, writes),
          () => showFailure(problem),
        )
      }),
      cairn.onDoubt((what, again) => {
        const action = { label: en.sync.again, onSelect: again }
        showToast({ text: en.sync.doubt(what), failed: true, action })
      }),
      session.subscribe(() => session.get() === 'out' && withdraw()),
    ]
    const warn = (event: BeforeUnloadEvent) => {
      commitDrafts()
      if (cairn.outbox.state().waiting > 0) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    // A phone ends a page that is out of sight without another word.
    document.addEventListener('visibilitychange', commitDrafts)
    return () => {
      for (const end of stop) end()
      window.removeEventListener('beforeunload', warn)
      document.removeEventListener('visibilitychange', commitDrafts)
    }
  }, [])
}
