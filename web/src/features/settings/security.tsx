import { useState } from 'react'
import { ApiTokens } from './api-tokens.tsx'
import { Password } from './password.tsx'
import { Sessions } from './sessions.tsx'

export function Security() {
  // A new password ends sessions and tokens: they are asked for anew.
  const [changes, setChanges] = useState(0)
  return (
    <>
      <Password onChanged={() => setChanges(changes + 1)} />
      <Sessions key={`sessions ${changes}`} />
      <ApiTokens key={`tokens ${changes}`} />
    </>
  )
}
