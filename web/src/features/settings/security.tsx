import { ApiTokens } from './api-tokens.tsx'
import { Sessions } from './sessions.tsx'

export function Security() {
  return (
    <>
      <Sessions />
      <ApiTokens />
    </>
  )
}
