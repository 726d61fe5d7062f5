import {
  nameOfPart,
  parseQuickAdd,
  type PartKind,
  type QuickPart,
  type QuickTask,
} from '@cairn/contract/quick-add/quick-add'
import { normalized } from '@cairn/contract/names'
import { useMemo, useState, type KeyboardEvent, type MouseEvent } from 'react'
import { en } from '../../app/en.ts'
import { useClock, useLabels, useMinute, useProjects } from '../../data/hooks.ts'
import type { Mark } from '../../ui/marks.tsx'

/** Text as people write tasks, what was understood of it, and the ways to take that back. */
export interface QuickText {
  text: string
  tasks: QuickTask[]
  parts: QuickPart[]
  /** What was written as a project and is none: a part of the title, until there is one. */
  strange: string[]
  write(text: string): void
  /** Takes such parts out: something else says that now. What stays in the title stays, as text. */
  take(parts: readonly QuickPart[]): void
  /** Writes it, with such a part that means what it says, even if it was made text before. */
  mean(text: string, kind: PartKind, part: string): void
  /** Whether such a part was made text. */
  isPlain(kind: PartKind, part: string): boolean
  /** What other text would be understood as. */
  read(text: string): QuickTask[]
  clear(): void
  /** For the field: a press on a part, or Backspace at its end, makes it text again. */
  field: {
    value: string
    onValueChange: (text: string) => void
    marks: Mark[]
    onClick: (event: MouseEvent<HTMLTextAreaElement>) => void
    onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => void
  }
}

export function useQuickText(begun = ''): QuickText {
  const [text, write] = useState(begun)
  const [plain, setPlain] = useState<ReadonlySet<string>>(NOTHING)
  const { zone: timeZone, dayOrder } = useClock()
  const minute = useMinute()
  const labels = useLabels()
  const projects = useProjects()
  const read = useMemo(() => {
    const names = [...projects.map(({ name }) => name), en.nav.inbox]
    const moment = { now: Date.parse(minute), timeZone, dayOrder }
    const reader = { ...moment, labels: labels.map(({ name }) => name), projects: names }
    return (said: string, kept: ReadonlySet<string>): Pick<QuickText, 'tasks' | 'strange'> => {
      const parse = (set: ReadonlySet<string>) => parseQuickAdd(said, { ...reader, plain: set })
      // A project is never made by a slip: what names none stays a part of the title, and another may be meant.
      const strange: QuickPart[] = []
      for (;;) {
        const tasks = parse(new Set([...kept, ...strange.map(nameOfPart)]))
        const more = tasks.flatMap(task => task.parts.filter(part => isStrange(part, names)))
        if (more.length === 0)
          return { tasks, strange: [...new Set(strange.map(({ text: part }) => projectName(part)))] }
        strange.push(...more)
      }
    }
  }, [timeZone, dayOrder, minute, labels, projects])
  const { tasks, strange } = useMemo(() => read(text, plain), [read, text, plain])

  const parts = tasks.flatMap(task => task.parts)
  const makeText = (part: QuickPart) => setPlain(new Set([...plain, nameOfPart(part)]))
  return {
    text,
    tasks,
    parts,
    strange,
    write,
    take(some) {
      write(
        without(
          text,
          some.filter(part => !part.stays),
        ),
      )
      setPlain(new Set([...plain, ...some.filter(part => part.stays).map(nameOfPart)]))
    },
    mean(next, kind, part) {
      write(next)
      setPlain(new Set([...plain].filter(name => name !== nameOfPart({ kind, text: part }))))
    },
    isPlain: (kind, part) => plain.has(nameOfPart({ kind, text: part })),
    read: said => read(said, NOTHING).tasks,
    clear() {
      write('')
      setPlain(NOTHING)
    },
    field: {
      value: text,
      onValueChange: write,
      marks: parts.map(({ from, to }) => ({ from, to, tone: 'understood' })),
      onClick({ currentTarget: { selectionStart: at, selectionEnd } }) {
        const part = at === selectionEnd && parts.find(({ from, to }) => from < at && at < to)
        if (part) makeText(part)
      },
      onKeyDown(event) {
        const { selectionStart: at, selectionEnd } = event.currentTarget
        if (event.key !== 'Backspace' || at !== selectionEnd || event.nativeEvent.isComposing) return
        const part = parts.find(({ to }) => to === at)
        if (!part) return
        event.preventDefault()
        makeText(part)
      },
    },
  }
}

/** The text without some of its parts. */
function without(text: string, parts: readonly QuickPart[]): string {
  const rest = parts.toReversed().reduce((left, { from, to }) => left.slice(0, from) + left.slice(to), text)
  return rest.replaceAll(/ {2,}/g, ' ')
}

const NOTHING: ReadonlySet<string> = new Set()

const projectName = (part: string) => part.slice(1).replaceAll('"', '').trim()

function isStrange({ kind, text }: QuickPart, projects: readonly string[]) {
  if (kind !== 'project') return false
  const name = normalized(projectName(text))
  return !projects.some(project => normalized(project) === name)
}
