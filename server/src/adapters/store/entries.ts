import { kindOf, type Entry, type NewEntry } from '@cairn/contract/entries'
import type { LogLine } from '../../ports/archive.ts'

/** Envelopes and values part ways in the log: the former stay, the latter can be erased. */
export function loggedOf(entries: NewEntry[]) {
  const envelopes = entries.map(({ kind, subjectId, about, old, new: now }) => ({
    kind,
    version: kindOf(kind)?.version ?? 1,
    subjectId,
    ...(about && { about }),
    fields: [...new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})])],
  }))
  return { entries: envelopes, values: entries.map(entry => ({ old: entry.old ?? null, new: entry.new ?? null })) }
}

type Envelope = LogLine['entries'][number]

export const isAbout = ({ subjectId, about }: Envelope, id: string) => subjectId === id || about?.includes(id) === true

/** The entries of an item of the log, or those of them that are asked for. */
export function entriesOf(
  { of: _of, entries, values, ...line }: LogLine,
  isAsked: (entry: Envelope) => boolean = () => true,
): Entry[] {
  return entries.flatMap((entry, n) => {
    if (!isAsked(entry)) return []
    const { about: _about, ...envelope } = entry
    const { old, new: now } = values?.[n] ?? { old: null, new: null }
    return [{ id: `${line.scope}:${line.seq}:${n}`, ...line, ...envelope, old, new: now }]
  })
}
