import type { OutputOf } from '@cairn/contract/contract'
import type { AddedFactor } from '@cairn/contract/factors'
import { useState } from 'react'
import { account } from '../../app/en-account.ts'
import { settings } from '../../app/en-settings.ts'
import { client } from '../../data/client.ts'
import { Button } from '../../ui/button.tsx'
import { AppCodeField } from '../accounts/app-code-field.tsx'
import { FormDialog } from '../../app/form-dialog.tsx'
import { FormProblem } from '../accounts/form-problem.tsx'
import { useForm } from '../accounts/use-form.ts'
import { act } from './act.ts'
import { QrCode } from './qr-code.tsx'
import { Secret } from './secret.tsx'

const words = settings.factors
type Setup = OutputOf<'factors.beginTotp'>

/** The app scans a picture or is told the secret, and shows by a code that it has it. */
export function AddApp({ onAdded }: { onAdded: (added: AddedFactor) => void }) {
  const [setup, setSetup] = useState<Setup>()
  const close = () => setSetup(undefined)
  const begin = () => void act(async () => setSetup(await client.factors.beginTotp()))
  return (
    <>
      <Button icon="plus" onClick={begin}>
        {words.addApp}
      </Button>
      <FormDialog open={setup !== undefined} onClose={close} title={words.appTitle} submit={account.confirm}>
        {form =>
          setup && (
            <SetupForm
              id={form}
              setup={setup}
              onAdded={added => {
                close()
                onAdded(added)
              }}
            />
          )
        }
      </FormDialog>
    </>
  )
}

function SetupForm({ id, setup, onAdded }: { id: string; setup: Setup; onAdded: (added: AddedFactor) => void }) {
  const form = useForm('factors.confirmTotp', ({ code }) => ({ setup: setup.setup, code }), onAdded, { code: '' })
  return (
    <form id={id} onSubmit={form.submit} noValidate className="grid gap-4">
      <FormProblem problem={form.problem} />
      <p>{words.scan}</p>
      <QrCode text={setup.uri} />
      <Secret label={words.secret} text={setup.secret} />
      <AppCodeField {...form.field('code')} hint={words.codeHint} data-first-stop />
    </form>
  )
}
