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

/** Histories tell what was done on the command line. */
export const NAMED = { 'cairn-client': 'cli' }

/**
 * Opens what `cairn login` kept. The server hands out a new token from time to time and takes one that comes back long after
 * it was replaced for stolen: so each call reads the file anew, where another window may have left a newer one.
 */
export function openSession(): Session {
  const config = readConfig()
  if (!config) throw signedOut('You are not logged in.')
  const { server, user } = config
  let { token } = config
  /** Nothing once somebody has logged out, or in as another person, in a second window. */
  const kept = () => {
    const now = readConfig()
    return now?.server === server && now.user.id === user.id ? now : undefined
  }
  const client = createClient({
    address: server,
    headers() {
      token = kept()?.token ?? token
      return { ...NAMED, authorization: `Bearer ${token}` }
    },
    onAnswer(headers) {
      const fresh = headers.get('cairn-token')
      const config = fresh && kept()
      if (!config) return
      token = fresh
      writeConfig({ ...config, token })
    },
  })
  return { client, server, user, account: `${user.id}@${server}` }
}
