import type { ApiToken } from '@cairn/contract/tokens'
import { useState } from 'react'
import { settings } from '../../app/en-settings.ts'
import { client } from '../../data/client.ts'
import { dateOfInstant } from '../../data/days.ts'
import { useClock } from '../../data/hooks.ts'
import { useAnswer } from '../../data/use-answer.ts'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'
import { dayWords, momentWords } from '../tasks/due-words.ts'
import { act } from './act.ts'
import { Asked } from './asked.tsx'
import { Confirm } from './confirm.tsx'
import { Item } from './item.tsx'
import { Items } from './items.tsx'
import { NewToken } from './new-token.tsx'

const words = settings.tokens

/** What lets programs act for somebody: made here, looked over, revoked. */
export function ApiTokens() {
  const asked = useAnswer('tokens.list')
  const [making, setMaking] = useState(false)
  const [revoking, setRevoking] = useState<ApiToken>()
  const close = () => {
    setMaking(false)
    asked.again()
  }
  return (
    <Section
      title={words.title}
      actions={
        <Button look="quiet" icon="plus" onClick={() => setMaking(true)}>
          {words.new}
        </Button>
      }
    >
      <p className="px-3 text-secondary text-muted">{words.hint}</p>
      <Asked asked={asked}>
        {({ items }) => (
          <Items label={words.title}>
            {items.map(token => (
              <TokenLine key={token.id} token={token} onRevoke={() => setRevoking(token)} />
            ))}
          </Items>
        )}
      </Asked>
      <NewToken open={making} onClose={close} />
      <Revoke token={revoking} onClose={() => setRevoking(undefined)} onRevoked={asked.again} />
    </Section>
  )
}

function TokenLine({ token, onRevoke }: { token: ApiToken; onRevoke: () => void }) {
  const clock = useClock()
  const { name, scope, workspaceIds, createdAt, usedAt, expiresAt } = token
  return (
    <Item
      title={name}
      notes={[
        words.scopes[scope],
        ...(workspaceIds ? [words.some(workspaceIds.length)] : []),
        words.created(momentWords(createdAt, clock)),
        usedAt === null ? words.unused : words.lastUsed(momentWords(usedAt, clock)),
        expiresAt === null ? words.endless : words.ends(dayWords(dateOfInstant(expiresAt, clock.zone), clock)),
      ]}
    >
      <Button onClick={onRevoke} aria-label={words.revokeNamed(name)}>
        {words.revoke}
      </Button>
    </Item>
  )
}

function Revoke(props: { token: ApiToken | undefined; onClose: () => void; onRevoked: () => void }) {
  const { token } = props
  const revoke = async () => {
    if (!token) return false
    const done = await act(() => client.tokens.revoke({ tokenId: token.id }), words.revoked(token.name))
    if (done) props.onRevoked()
    return done
  }
  return (
    <Confirm
      open={token !== undefined}
      title={words.revokeTitle}
      what={words.revokeWhat(token?.name ?? '')}
      action={words.revoke}
      onConfirm={revoke}
      onClose={props.onClose}
    />
  )
}
