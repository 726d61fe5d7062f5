import { Link } from 'wouter'
import { en } from '../../app/en.ts'
import { navigate } from '../../app/navigate.ts'
import { paths } from '../../app/paths.ts'
import { Button } from '../../ui/button.tsx'
import { CodeField } from './code-field.tsx'
import { enter } from './enter.ts'
import { Entrance, EntranceForm } from './entrance.tsx'
import { runningFlow, type RunningFlow } from './flow.ts'
import { OutboxHint } from './outbox-hint.tsx'
import { Resend } from './resend.tsx'
import { useForm } from './use-form.ts'

export function CheckMail() {
  const flow = runningFlow('register')
  if (flow) return <CodeForm flow={flow} />
  return (
    <Entrance title={en.account.checkMail}>
      <p className="text-muted">{en.account.noFlow}</p>
      <Button look="primary" onClick={() => navigate(paths.register)}>
        {en.account.startOver}
      </Button>
    </Entrance>
  )
}

function CodeForm({ flow }: { flow: RunningFlow }) {
  const form = useForm('auth.activate', values => ({ ...values, flow: flow.flow }), enter, { code: '' })
  return (
    <Entrance title={en.account.checkMail}>
      <p className="text-muted">{`${en.account.sentTo(flow.address)} ${en.account.orLink}`}</p>
      <OutboxHint />
      <EntranceForm onSubmit={form.submit} problem={form.problem} busy={form.busy} submit={en.account.confirm}>
        <CodeField {...form.field('code')} autoFocus />
      </EntranceForm>
      <div className="grid justify-items-start gap-2">
        <Resend flow={flow} />
        <Link href={paths.register} className="text-link">
          {en.account.otherAddress}
        </Link>
      </div>
    </Entrance>
  )
}
