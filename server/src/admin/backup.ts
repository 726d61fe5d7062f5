import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { Problem } from '@cairn/contract/problems'
import { headsRaised, type Archive, type Line } from '../ports/archive.ts'

/** What a backup holds: how many lines of each kind, and a digest that does not depend on their order, nor on the engine. */
export interface Contents {
  counts: Record<string, number>
  digest: string
}

/** A backup is damaged, or cannot go where it should; the message is for the operator. */
export class BackupError extends Error {}

/** Whether its message is all that the operator needs to hear; anything else is a defect, or a start that failed. */
export const isForOperator = (error: unknown): error is Error =>
  error instanceof BackupError || error instanceof Problem

/** What was written, restored or verified. */
export const inWords = ({ counts }: Contents): string =>
  Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ') || 'nothing'

const FORMAT = 1

/** Writes everything into one gzipped file of JSON lines, which appears when it is whole. */
export async function backup(archive: Archive, file: string): Promise<Contents> {
  const sum = createSum()
  async function* text() {
    yield `${JSON.stringify({ of: 'begin', format: FORMAT })}\n`
    for await (const line of headsRaised(archive.dump())) {
      sum.add(line)
      yield `${JSON.stringify(line)}\n`
    }
    yield `${JSON.stringify({ of: 'end', ...sum.contents() })}\n`
  }
  const part = `${file}.part`
  try {
    await pipeline(Readable.from(text()), createGzip(), createWriteStream(part, { mode: 0o600 }))
    await rename(part, file)
  } catch (error) {
    // What everybody wrote, half or whole, stays nowhere that nobody knows of.
    await rm(part, { force: true })
    throw error
  }
  return sum.contents()
}

/** Puts a backup into an empty store, of either engine. */
export async function restore(archive: Archive, file: string): Promise<Contents> {
  if (!(await archive.isEmpty()))
    throw new BackupError(
      'There is something in the store already, if only what a start of Cairn has made. Restore into an empty one.',
    )
  // Read once before anything is written: half of a damaged backup is worse than none.
  const contents = await readBackup(file)
  await archive.load(linesOf(file))
  return contents
}

/** Restores into an empty scratch store, and compares what is then there with what the backup says. */
export async function verify(scratch: Archive, file: string): Promise<Contents> {
  const contents = await restore(scratch, file)
  if ((await told(headsRaised(linesOf(file)))) !== (await told(scratch.dump())))
    throw new BackupError('What was restored is not what the backup holds.')
  return contents
}

/** The digest without what is null: a backup may be older than a column, which is null in what comes of it. */
async function told(lines: AsyncIterable<Line>): Promise<string> {
  const sum = createSum()
  const said = (_: string, value: unknown) => (value === null ? undefined : value)
  for await (const line of lines) sum.add(JSON.parse(JSON.stringify(line, said)) as Line)
  return sum.contents().digest
}

/** Reads a backup to its end; throws when it is cut off or was changed. */
async function readBackup(file: string): Promise<Contents> {
  const sum = createSum()
  for await (const line of linesOf(file)) sum.add(line)
  return sum.contents()
}

async function* linesOf(file: string): AsyncGenerator<Line> {
  const sum = createSum()
  let end: Contents | undefined
  try {
    for await (const text of textLines(file)) {
      const line = JSON.parse(text) as Line | { of: 'begin'; format: number } | ({ of: 'end' } & Contents)
      if (line.of === 'begin') {
        if (line.format !== FORMAT) throw new BackupError(`${file} was made by a newer Cairn.`)
      } else if (line.of === 'end') end = line
      else {
        sum.add(line)
        yield line
      }
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new BackupError(`There is no file ${file}.`)
    if (error instanceof BackupError) throw error
    throw new BackupError(`${file} is damaged: ${(error as Error).message}.`)
  }
  if (end?.digest !== sum.contents().digest)
    throw new BackupError(`${file} is not whole: it does not end with what it holds.`)
}

async function* textLines(file: string): AsyncGenerator<string> {
  const gunzip = createGunzip()
  createReadStream(file)
    .once('error', error => gunzip.destroy(error))
    .pipe(gunzip)
  let rest = ''
  for await (const chunk of gunzip.setEncoding('utf8') as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest) yield rest
}

/** Adds up hashes of lines, so that order does not matter; keys are sorted, so that their order does not either. */
function createSum() {
  const counts: Record<string, number> = {}
  let total = 0n
  return {
    add(line: Line) {
      const name = line.of === 'row' ? line.table : line.of
      counts[name] = (counts[name] ?? 0) + 1
      total += BigInt(`0x${createHash('sha256').update(canonical(line)).digest('hex')}`)
    },
    contents: (): Contents => ({
      counts: Object.fromEntries(Object.entries(counts).toSorted()),
      digest: BigInt.asUintN(256, total).toString(16).padStart(64, '0'),
    }),
  }
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const fields = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return `{${fields
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`)
    .join(',')}}`
}
