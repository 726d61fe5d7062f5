/** Hands a text to the browser as a file to keep. */
export function download(name: string, text: string): void {
  const type = name.endsWith('.json') ? 'application/json' : 'text/plain'
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  link.click()
  URL.revokeObjectURL(address)
}
