import { createClient, type Client } from '@cairn/contract/client'
import { readConfig, writeConfig } from './config.ts'
import { signedOut } from './failure.ts'

export interface Session {
  client: Client
  server: string
  user: { id: string; username: string }
  /** The one person on the one server that gestures belong to. */
  account: string
}

/** Opens what `cairn login` kept. The server hands out a new token from time to time; it replaces the kept one at once. */
export function openSession(): Session {
  const config = readConfig()
  if (!config) throw signedOut('You are not logged in.')
  const { server, user } = config
  let token = config.token
  const client = createClient({
    address: server,
    headers: () => ({ authorization: `Bearer ${token}` }),
    onAnswer(headers) {
      const fresh = headers.get('cairn-token')
      if (!fresh || fresh === token) return
      token = fresh
      // Somebody may have logged out, or in as another person, in a second window.
      const kept = readConfig()
      if (kept?.server === server && kept.user.id === user.id) writeConfig({ ...kept, token })
    },
  })
  return { client, server, user, account: `${user.id}@${server}` }
}
