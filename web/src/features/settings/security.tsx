import { useState } from 'react'
import { ApiTokens } from './api-tokens.tsx'
import { Factors } from './factors.tsx'
import { Password } from './password.tsx'
import { Sessions } from './sessions.tsx'

export function Security() {
  // A new password ends sessions and tokens, another factor ends sessions: they are asked for anew.
  const [changes, setChanges] = useState(0)
  const changed = () => setChanges(count => count + 1)
  return (
    <>
      <Password onChanged={changed} />
      <Factors onChanged={changed} />
      <Sessions key={`sessions ${changes}`} />
      <ApiTokens key={`tokens ${changes}`} />
    </>
  )
}
