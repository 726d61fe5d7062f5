import { useState } from 'react'
import { settings } from '../../app/en-settings.ts'
import { client } from '../../data/client.ts'
import { Button } from '../../ui/button.tsx'
import { act } from './act.ts'
import { Confirm } from './confirm.tsx'
import { Item } from './item.tsx'

const words = settings.factors

export function RecoveryCodeCount(props: { count: number; onMade: (made: { recoveryCodes: string[] }) => void }) {
  const [asking, setAsking] = useState(false)
  const renew = () => act(async () => props.onMade(await client.factors.renewRecoveryCodes()), words.renewed)
  return (
    <Item title={words.codes} notes={[words.left(props.count)]}>
      <Button look="quiet" onClick={() => setAsking(true)}>
        {words.renew}
      </Button>
      <Confirm
        open={asking}
        title={words.renewTitle}
        what={words.renewWhat}
        action={words.renew}
        onConfirm={renew}
        onClose={() => setAsking(false)}
      />
    </Item>
  )
}
