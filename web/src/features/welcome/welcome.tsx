import type { Instance } from '@cairn/contract/instance'
import { welcome } from '../../app/en-welcome.ts'
import { useInstance } from '../../data/instance.ts'
import { Button } from '../../ui/button.tsx'
import { isLoopback } from '../accounts/loopback.ts'
import { endWelcome } from './due.ts'

/** The first thing that the operator of a new installation sees: what is set, and the names of what can be. */
export function Welcome() {
  const { answer } = useInstance()
  if (!answer) return null
  return (
    <section
      aria-labelledby="welcome"
      className="mx-3 mb-4 grid justify-items-start gap-3 rounded-panel border border-line bg-surface p-4"
    >
      <div className="grid gap-1">
        <h2 id="welcome" className="text-panel font-semibold">
          {welcome.title}
        </h2>
        <p className="text-muted">{welcome.text}</p>
      </div>
      <dl className="grid w-full gap-2">
        {linesOf(answer).map(line => (
          <div key={line.name} className="grid gap-x-4 tablet:grid-cols-[8rem_1fr_auto]">
            <dt className="text-secondary font-medium">{line.name}</dt>
            <dd className="text-secondary">{line.words}</dd>
            <dd className="font-mono text-meta leading-5 text-muted">{line.setting}</dd>
          </div>
        ))}
      </dl>
      <Button onClick={endWelcome}>{welcome.enough}</Button>
    </section>
  )
}

const linesOf = ({ outbox, registration, domains }: Instance) => [
  {
    name: welcome.address,
    words: isLoopback() ? welcome.onlyHere : welcome.mailLinks,
    setting: isLoopback() ? 'HOST, PUBLIC_URL' : 'PUBLIC_URL',
  },
  { name: welcome.mail, words: outbox ? welcome.outbox : welcome.sent, setting: 'SMTP_URL' },
  {
    name: welcome.accounts,
    words: domains ? welcome.domains(domains) : welcome.registration[registration],
    setting: domains ? 'REGISTRATION_DOMAINS' : 'REGISTRATION',
  },
]
