import { Link } from 'wouter'
import { account } from '../../app/en-account.ts'
import { navigate } from '../../app/navigate.ts'
import { paths } from '../../app/paths.ts'
import { Button } from '../../ui/button.tsx'
import { CodeField } from './code-field.tsx'
import { enterNew } from './enter.ts'
import { Entrance, EntranceForm } from './entrance.tsx'
import { runningFlow, type RunningFlow } from './flow.ts'
import { OutboxHint } from './outbox-hint.tsx'
import { Resend } from './resend.tsx'
import { useForm } from './use-form.ts'

export function CheckMail() {
  const flow = runningFlow('register')
  if (flow) return <CodeForm flow={flow} />
  return (
    <Entrance title={account.checkMail}>
      <p className="text-muted">{account.noFlow}</p>
      <Button look="primary" onClick={() => navigate(paths.register)}>
        {account.startOver}
      </Button>
    </Entrance>
  )
}

function CodeForm({ flow }: { flow: RunningFlow }) {
  const form = useForm('auth.activate', values => ({ ...values, flow: flow.flow }), enterNew, { code: '' })
  return (
    <Entrance title={account.checkMail}>
      <p className="text-muted">
        {`${flow.waits ? account.waits(flow.address) : account.sentTo(flow.address)} ${account.orLink}`}
      </p>
      <OutboxHint />
      <EntranceForm onSubmit={form.submit} problem={form.problem} busy={form.busy} submit={account.confirm}>
        <CodeField {...form.field('code')} autoFocus />
      </EntranceForm>
      <div className="grid justify-items-start gap-2">
        <Resend flow={flow} />
        <Link href={paths.register} className="text-link">
          {account.otherAddress}
        </Link>
      </div>
    </Entrance>
  )
}
