import { readFileSync } from 'node:fs'
import { usage } from '../failure.ts'

/** The text of a file: UTF-8, or UTF-16 when it says so at its beginning, or as told. */
export function readText(path: string, encoding: string | undefined): string {
  const bytes = read(path)
  const name = encoding ?? MARKS.find(([mark]) => bytes.subarray(0, 2).equals(mark))?.[1] ?? 'utf-8'
  try {
    // The mark at the beginning goes, as TextDecoder leaves it out.
    return new TextDecoder(name, { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof RangeError) throw usage(`The encoding “${name}” is not known.`)
    throw usage(`${path} is not in ${name}.`, ['Older spreadsheets write windows-1252: --encoding windows-1252'])
  }
}

const MARKS: [Buffer, string][] = [
  [Buffer.from([0xff, 0xfe]), 'utf-16le'],
  [Buffer.from([0xfe, 0xff]), 'utf-16be'],
]

const REASONS: Record<string, string> = {
  ENOENT: 'It does not exist.',
  EACCES: 'You may not read it.',
  EISDIR: 'It is a directory.',
}

function read(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    throw usage(`${path} cannot be read.`, [REASONS[code] ?? message])
  }
}
