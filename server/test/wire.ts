import http from 'node:http'

export interface WireRequest {
  method: string
  /** As it is: nothing is encoded or mended on the way. */
  path: string
  headers: Record<string, string>
  body?: string | Buffer
}

export interface WireAnswer {
  status: number
  headers: http.IncomingHttpHeaders
  text: string
}

/** Sends what no browser and no fetch would send. Rejects when no answer comes within twenty seconds. */
export function send(address: string, { method, path, headers, body }: WireRequest): Promise<WireAnswer> {
  const { hostname, port } = new URL(address)
  // Node leaves it out where a method seldom has a body, and the body would be read as the next request.
  if (body !== undefined) headers = { 'content-length': String(Buffer.byteLength(body)), ...headers }
  return new Promise((resolve, reject) => {
    const request = http.request({ hostname, port, method, path, agent: false, headers, insecureHTTPParser: true })
    const late = setTimeout(() => request.destroy(new Error(`No answer within 20 s: ${method} ${path}`)), 20_000)
    let answered = false
    request.on('response', response => {
      answered = true
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => (text += part))
      response.on('close', () => {
        clearTimeout(late)
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text })
      })
    })
    // A server that refuses early closes while we still send: what counts is its answer.
    request.on('error', error => answered || (clearTimeout(late), reject(error)))
    request.end(body)
  })
}
