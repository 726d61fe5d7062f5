import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Result, Row } from '../harness/result.ts'

const DIST = fileURLToPath(new URL('../../web/dist/', import.meta.url))

/** What a browser fetches before it can show anything: what the page itself names. Sizes do not depend on the machine. */
export const web: Row = {
  name: 'web',
  async run() {
    const page = await readFile(path.join(DIST, 'index.html'), 'utf8').catch(() => {
      throw new Error('The web client is not built: npm start builds it')
    })
    const named = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(found => found[1] ?? '')
    return [
      await weight(
        'first load: script',
        named.filter(file => file.endsWith('.js')),
        120,
      ),
      await weight(
        'first load: style',
        named.filter(file => file.endsWith('.css')),
        12,
      ),
    ]
  },
}

async function weight(what: string, files: string[], budget: number): Promise<Result> {
  const contents = await Promise.all(files.map(file => readFile(path.join(DIST, file))))
  const size = (compress: (content: Buffer) => Buffer) =>
    contents.reduce((sum, content) => sum + compress(content).length, 0) / 1000
  const [gzip, brotli] = [size(gzipSync), size(brotliCompressSync)]
  const both = `${what}, gzip (brotli ${brotli.toFixed(1)})`
  return { what: both, unit: 'kB', ours: gzip, budget: `at most ${budget}`, met: gzip <= budget }
}
