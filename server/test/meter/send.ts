import type { IncomingHttpHeaders } from 'node:http'

/** DynamoDB's protocol: a command and its input, as JSON. */
export type Send = (command: string, input: object) => Promise<{ ok: boolean; status: number; text: string }>

/** Sends in the name of whoever has sent these headers: DynamoDB Local looks at no signature. */
export function sender(target: string, from: IncomingHttpHeaders): Send {
  const { authorization = '', 'x-amz-date': date = '' } = from
  return async (command, input) => {
    const answer = await fetch(target, {
      method: 'POST',
      headers: {
        authorization,
        'x-amz-date': String(date),
        'x-amz-target': `DynamoDB_20120810.${command}`,
        'content-type': 'application/x-amz-json-1.0',
      },
      body: JSON.stringify(input),
    })
    return { ok: answer.ok, status: answer.status, text: await answer.text() }
  }
}
