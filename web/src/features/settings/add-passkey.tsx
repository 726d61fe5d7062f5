import type { AddedFactor } from '@cairn/contract/factors'
import { useState } from 'react'
import { settings } from '../../app/en-settings.ts'
import { client } from '../../data/client.ts'
import { Button } from '../../ui/button.tsx'
import { makePasskey, whyNoPasskeys } from '../accounts/passkey.ts'
import { act } from './act.ts'
import { deviceIn } from './device.ts'

const words = settings.factors

/** The browser asks for a finger, a face or a key; the passkey is called after the device, until somebody knows better. */
export function AddPasskey({ onAdded }: { onAdded: (added: AddedFactor) => void }) {
  const [busy, setBusy] = useState(false)
  const add = async () => {
    setBusy(true)
    await act(async () => {
      const passkey = await makePasskey(await client.factors.beginPasskey())
      onAdded(await client.factors.addPasskey({ passkey, name: deviceIn(navigator.userAgent) }))
    }, words.passkeyAdded)
    setBusy(false)
  }
  return (
    <Button icon="plus" busy={busy} onClick={() => void add()} disabledReason={whyNoPasskeys()}>
      {words.addPasskey}
    </Button>
  )
}
