import { useEffect, useState } from 'react'
import { account } from '../../app/en-account.ts'
import { showFailure } from '../../app/failures.ts'
import { client } from '../../data/client.ts'
import { Button } from '../../ui/button.tsx'
import { showToast } from '../../ui/toast.ts'
import { keepFlow, type RunningFlow } from './flow.ts'

/** A new code for the same flow, once the server allows one. */
export function Resend({ flow }: { flow: RunningFlow }) {
  const [resendAt, setResendAt] = useState(flow.resendAt)
  const seconds = useSecondsUntil(resendAt)
  const [busy, setBusy] = useState(false)
  const resend = async () => {
    setBusy(true)
    try {
      const next = await client.auth.resend({ flow: flow.flow })
      keepFlow({ ...flow, ...next })
      setResendAt(next.resendAt)
      showToast({ text: account.resent })
    } catch (problem) {
      showFailure(problem)
    }
    setBusy(false)
  }
  const words = seconds > 0 ? account.resendIn(seconds) : account.resend
  return (
    <Button
      look="quiet"
      busy={busy}
      onClick={() => void resend()}
      disabledReason={seconds > 0 ? words : undefined}
      className="-ml-3 justify-self-start"
    >
      {words}
    </Button>
  )
}

function useSecondsUntil(instant: string) {
  const left = () => Math.max(0, Math.ceil((Date.parse(instant) - Date.now()) / 1000))
  const [seconds, setSeconds] = useState(left)
  useEffect(() => {
    setSeconds(left())
    const timer = setInterval(() => setSeconds(left()), 1000)
    return () => clearInterval(timer)
    // oxlint-disable-next-line react/exhaustive-deps -- `left` is made anew with every instant
  }, [instant])
  return seconds
}
