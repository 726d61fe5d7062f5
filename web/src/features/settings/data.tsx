import { useState } from 'react'
import { why } from '@cairn/contract/policy'
import { settings } from '../../app/en-settings.ts'
import { client } from '../../data/client.ts'
import { dateOfInstant } from '../../data/days.ts'
import { useClock, useMe } from '../../data/hooks.ts'
import { meChanged } from '../../data/session.ts'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'
import { act } from './act.ts'
import { Confirm } from './confirm.tsx'
import { KeepAccount } from './keep-account.tsx'
import { download } from './download.ts'

const words = settings.data

/** Taking everything along, and leaving. */
export function Data() {
  return (
    <>
      <Export />
      <Deletion />
    </>
  )
}

function Export() {
  const { username } = useMe()
  const { today } = useClock()
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    await act(async () => {
      const everything = await client.users.export()
      download(`cairn-${username}-${today}.json`, JSON.stringify(everything, null, 2))
    }, words.exported)
    setBusy(false)
  }
  return (
    <Section title={words.export}>
      <div className="grid justify-items-start gap-3 px-3">
        <p className="text-secondary text-muted">{words.exportHint}</p>
        <Button icon="download" busy={busy} onClick={() => void save()}>
          {words.exportButton}
        </Button>
      </div>
    </Section>
  )
}

function Deletion() {
  const { deletionAt, operator, mustHandOver } = useMe()
  const clock = useClock()
  const [asking, setAsking] = useState(false)
  const reason = why('users.delete', { proven: true, mustHandOver })
  const alone = operator && !mustHandOver
  const remove = () => act(async () => meChanged(await client.users.delete()), words.deleted)
  return (
    <Section title={words.delete}>
      <div className="grid justify-items-start gap-3 px-3">
        {deletionAt === null ? (
          <>
            <p className="text-secondary text-muted">{reason ?? words.deleteHint}</p>
            {alone && <p className="text-secondary text-muted">{words.alone}</p>}
            <Button icon="trash" onClick={() => setAsking(true)} disabledReason={reason}>
              {words.deleteButton}
            </Button>
          </>
        ) : (
          <>
            <p>{words.planned(clock.dateAndYear(dateOfInstant(deletionAt, clock.zone)))}</p>
            {mustHandOver && <p>{words.company}</p>}
            <KeepAccount />
          </>
        )}
      </div>
      <Confirm
        open={asking}
        title={words.deleteTitle}
        what={alone ? `${words.deleteWhat} ${words.aloneUntil}` : words.deleteWhat}
        action={words.deleteButton}
        onConfirm={remove}
        onClose={() => setAsking(false)}
      />
    </Section>
  )
}
