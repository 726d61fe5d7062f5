import type { AddedFactor, Factor } from '@cairn/contract/factors'
import { useState } from 'react'
import { settings } from '../../app/en-settings.ts'
import { client } from '../../data/client.ts'
import { useClock } from '../../data/hooks.ts'
import { useAnswer } from '../../data/use-answer.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Section } from '../../ui/section.tsx'
import { momentWords } from '../tasks/due-words.ts'
import { act } from './act.ts'
import { AddApp } from './add-app.tsx'
import { AddPasskey } from './add-passkey.tsx'
import { Asked } from './asked.tsx'
import { Confirm } from './confirm.tsx'
import { Item } from './item.tsx'
import { Items } from './items.tsx'
import { RecoveryCodeCount } from './recovery-code-count.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { RenameFactor } from './rename-factor.tsx'

const words = settings.factors

/** What is asked for after the password, and the codes for when it is lost. */
export function Factors({ onChanged }: { onChanged: () => void }) {
  const asked = useAnswer('factors.list')
  const [codes, setCodes] = useState<readonly string[]>()
  const changed = () => {
    asked.again()
    onChanged()
  }
  const added = ({ recoveryCodes }: Pick<AddedFactor, 'recoveryCodes'>) => {
    if (recoveryCodes) setCodes(recoveryCodes)
    changed()
  }
  return (
    <Section title={words.title}>
      <p className="px-3 text-secondary text-muted">{words.hint}</p>
      <Asked asked={asked}>
        {({ items, recoveryCodes }) => (
          <Items label={words.title}>
            {items.map(factor => (
              <FactorLine key={factor.id} factor={factor} onChanged={changed} />
            ))}
            {items.length > 0 && <RecoveryCodeCount count={recoveryCodes} onMade={added} />}
          </Items>
        )}
      </Asked>
      <div className="flex flex-wrap gap-2 px-3 pt-2">
        <AddApp onAdded={added} />
        <AddPasskey onAdded={added} />
      </div>
      <RecoveryCodes codes={codes} onClose={() => setCodes(undefined)} />
    </Section>
  )
}

function FactorLine({ factor, onChanged }: { factor: Factor; onChanged: () => void }) {
  const { id: factorId, kind, name, createdAt, lastUsedAt } = factor
  const clock = useClock()
  const [doing, setDoing] = useState<'rename' | 'remove'>()
  const stop = () => setDoing(undefined)
  const remove = async () => {
    const done = await act(() => client.factors.remove({ factorId }), words.removed(name))
    if (done) onChanged()
    return done
  }
  return (
    <Item
      title={name}
      notes={[
        ...(name === words.kinds[kind] ? [] : [words.kinds[kind]]),
        words.added(momentWords(createdAt, clock)),
        lastUsedAt === null ? words.unused : words.used(momentWords(lastUsedAt, clock)),
      ]}
    >
      <Button look="quiet" onClick={() => setDoing('rename')} aria-label={words.renameNamed(name)}>
        {words.rename}
      </Button>
      <IconButton icon="trash" label={words.removeNamed(name)} onClick={() => setDoing('remove')} />
      <RenameFactor factor={factor} open={doing === 'rename'} onClose={stop} onRenamed={onChanged} />
      <Confirm
        open={doing === 'remove'}
        title={words.removeTitle}
        what={words.removeWhat(name)}
        action={words.remove}
        onConfirm={remove}
        onClose={stop}
      />
    </Item>
  )
}
