import { createClient } from '@cairn/contract/client'

/** Of the last answer that covers all: it changes when anything did that this person reaches. */
let validator: string | null = null

/** Whose page this is, once that is known. Another tab can make the cookie somebody else's; what names its person is then refused. */
let person: string | undefined

export const speakFor = (id: string | undefined) => void (person = id)

/** Same origin; the header says that a browser asks: the session is a cookie, and no foreign page can send it. */
export const client = createClient({
  address: '',
  headers: () => ({ 'cairn-client': 'web', ...(person !== undefined && { 'cairn-person': person }) }),
  fetch: async (input, init) => {
    const answer = await fetch(input, init)
    if (input === STATS) validator = answer.headers.get('etag')
    return answer
  },
})

/** Asks for the smallest answer whose entity tag covers everything. */
export async function fetchValidator(): Promise<string | null> {
  await client.tasks.stats()
  return validator
}

const STATS = '/api/v1/tasks/stats'
