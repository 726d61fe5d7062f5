import { useState } from 'react'
import { account } from '../../app/en-account.ts'
import { client } from '../../data/client.ts'
import { useValue } from '../../data/hooks.ts'
import { proofAsked, type ProofAsked } from '../../data/proof.ts'
import { useAnswer } from '../../data/use-answer.ts'
import { Button } from '../../ui/button.tsx'
import { AppCodeField } from './app-code-field.tsx'
import { CurrentPassword } from './current-password.tsx'
import { FormDialog } from '../../app/form-dialog.tsx'
import { FormProblem } from './form-problem.tsx'
import { PasskeyButton } from './passkey-button.tsx'
import { signWithPasskey } from './passkey.ts'
import { useForm } from './use-form.ts'

/** Asks again who is there, when something that they asked for needs it, and then lets that go on. */
export function ProveDialog() {
  const asked = useValue(proofAsked)
  const decline = () => {
    proofAsked.set(undefined)
    asked?.declined()
  }
  return (
    <FormDialog open={asked !== undefined} onClose={decline} title={account.prove} submit={account.proveGo}>
      {form => asked && <Ways form={form} asked={asked} />}
    </FormDialog>
  )
}

/** The password; for who has a second factor, that instead. */
function Ways({ form, asked }: { form: string; asked: ProofAsked }) {
  const { answer } = useAnswer('factors.list')
  const [byApp, setByApp] = useState(false)
  const has = (kind: 'totp' | 'passkey') => answer?.items.some(factor => factor.kind === kind)
  const shown = () => {
    proofAsked.set(undefined)
    asked.shown()
  }
  const byPasskey = async () => {
    await client.auth.prove({ passkey: await signWithPasskey(await client.factors.beginProof()) })
    shown()
  }
  return (
    <div className="grid gap-4">
      <p className="text-muted">{account.proveHint}</p>
      {byApp ? <ByApp id={form} onShown={shown} /> : <ByPassword id={form} onShown={shown} />}
      {has('totp') && (
        <Button look="quiet" onClick={() => setByApp(!byApp)} className="-ml-3 justify-self-start">
          {byApp ? account.usePassword : account.insteadUse.totp}
        </Button>
      )}
      {has('passkey') && <PasskeyButton look="secondary" onUse={byPasskey} />}
    </div>
  )
}

interface WayProps {
  id: string
  onShown: () => void
}

function ByPassword({ id, onShown }: WayProps) {
  const form = useForm('auth.prove', values => values, onShown, { password: '' })
  return (
    <form id={id} onSubmit={form.submit} noValidate className="grid gap-4">
      <FormProblem problem={form.problem} />
      <CurrentPassword {...form.field('password')} data-first-stop />
    </form>
  )
}

function ByApp({ id, onShown }: WayProps) {
  const form = useForm('auth.prove', values => values, onShown, { code: '' })
  return (
    <form id={id} onSubmit={form.submit} noValidate className="grid gap-4">
      <FormProblem problem={form.problem} />
      <AppCodeField {...form.field('code')} autoFocus />
    </form>
  )
}
