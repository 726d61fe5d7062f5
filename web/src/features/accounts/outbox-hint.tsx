import { account } from '../../app/en-account.ts'
import { useInstance } from '../../data/instance.ts'

/** Where no mail server is set, mail does not leave the machine: who wonders where the code is learns where to look. */
export function OutboxHint() {
  const { answer } = useInstance()
  return answer?.outbox ? (
    <p className="rounded-control bg-sunken p-3 text-secondary text-muted">{account.outbox}</p>
  ) : null
}
