import { Problem } from '@cairn/contract/problems'
import { useState, type ComponentProps } from 'react'
import { account } from '../../app/en-account.ts'
import { Button } from '../../ui/button.tsx'
import { FormProblem } from './form-problem.tsx'
import { whyNoPasskeys } from './passkey.ts'

/** Asks the browser for a passkey and says beside it why nothing came of that. */
export function PasskeyButton({
  onUse,
  ...button
}: { onUse: () => Promise<void> } & Pick<ComponentProps<typeof Button>, 'autoFocus' | 'look'>) {
  const [problem, setProblem] = useState<Problem>()
  const [busy, setBusy] = useState(false)
  const press = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      await onUse()
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      setProblem(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <FormProblem problem={problem} />
      <Button
        look="primary"
        icon="lock"
        busy={busy}
        disabledReason={whyNoPasskeys()}
        onClick={() => void press()}
        className="w-full"
        {...button}
      >
        {account.usePasskey}
      </Button>
    </>
  )
}
