import { account } from '../../app/en-account.ts'

/** On the machine itself, mail may not leave it: who wonders where the code is learns where to look. */
export function OutboxHint() {
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname)
  return loopback ? <p className="rounded-control bg-sunken p-3 text-secondary text-muted">{account.outbox}</p> : null
}
