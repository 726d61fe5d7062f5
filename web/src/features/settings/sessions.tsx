import type { SessionInfo } from '@cairn/contract/sessions'
import { settings } from '../../app/en-settings.ts'
import { client } from '../../data/client.ts'
import { useClock } from '../../data/hooks.ts'
import { useAnswer } from '../../data/use-answer.ts'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'
import { momentWords } from '../tasks/due-words.ts'
import { act } from './act.ts'
import { Asked } from './asked.tsx'
import { deviceIn } from './device.ts'
import { Item } from './item.tsx'
import { Items } from './items.tsx'

const words = settings.sessions

/** Where somebody is signed in: what they do not know, they end. */
export function Sessions() {
  const asked = useAnswer('sessions.list')
  const others = asked.answer?.items.some(session => !session.current)
  const endOthers = () => void act(() => client.sessions.endOthers(), words.othersEnded).then(asked.again)
  return (
    <Section
      title={words.title}
      actions={
        others && (
          <Button look="quiet" onClick={endOthers}>
            {words.endOthers}
          </Button>
        )
      }
    >
      <Asked asked={asked}>
        {({ items }) => (
          <Items label={words.title}>
            {items.map(session => (
              <SessionLine key={session.id} session={session} onEnd={asked.again} />
            ))}
          </Items>
        )}
      </Asked>
    </Section>
  )
}

function SessionLine({ session, onEnd }: { session: SessionInfo; onEnd: () => void }) {
  const clock = useClock()
  const device = deviceIn(session.userAgent)
  const end = () => void act(() => client.sessions.end({ sessionId: session.id }), words.ended(device)).then(onEnd)
  return (
    <Item
      title={device}
      mark={session.current ? words.here : undefined}
      notes={[
        ...(session.current ? [] : [words.used(momentWords(session.seenAt, clock))]),
        `${words.since(momentWords(session.startedAt, clock))} ${words.from(session.address)}`,
      ]}
    >
      {!session.current && (
        <Button onClick={end} aria-label={words.endNamed(device)}>
          {words.end}
        </Button>
      )}
    </Item>
  )
}
