import { calledSo, normalized } from '@cairn/contract/names'
import { nameAt, writtenName } from '@cairn/contract/quick-add/written-names'
import type { ReactNode, RefObject } from 'react'
import { flushSync } from 'react-dom'
import { en } from '../../app/en.ts'
import { suggestions as say } from '../../app/en-suggestions.ts'
import { useLabels, useProjects } from '../../data/hooks.ts'
import { DotIcon } from '../../ui/dot.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useCaret } from '../../ui/use-caret.ts'
import { useSuggestions } from '../../ui/use-suggestions.tsx'
import { fitting } from '../search/fitting.ts'
import { named, namingAt, type Naming } from './naming.ts'
import type { QuickText } from './quick-text.ts'

/** Labels and projects that fit what is being named in the text. */
export function useNaming(quick: QuickText, field: RefObject<HTMLTextAreaElement | null>) {
  const { caret, watch } = useCaret(field)
  const all = useNames()
  const naming = caret === undefined ? undefined : meant(quick, namingAt(quick.text, caret))
  const names = naming ? all[naming.kind] : []
  const typed = naming?.typed ?? ''
  const fits = fitting(names, typed)
    .slice(0, MOST)
    .map(({ name, icon }) => ({ label: name, icon, written: writtenNameIn(names, name) }))
  const made = naming && newLabel(quick, naming, names)
  const items = made
    ? [
        ...fits,
        {
          label: say.createLabel(made),
          icon: <Icon name="plus" />,
          written: quick.text.slice(naming.from + 1, naming.to),
        },
      ]
    : fits

  const { take, attributes, list } = useSuggestions({
    label: say[naming?.kind ?? 'label'],
    said: say.said,
    below: field,
    items,
    of: naming && `${naming.kind} ${naming.from}`,
    eager: fits.length > 0 && typed !== '' && !isSaid(names, typed),
    onChoose({ written }) {
      if (!naming) return
      const next = named(quick.text, naming, written)
      // At once: the caret goes to where the text is then.
      flushSync(() => quick.mean(next.text, naming.kind, quick.text.slice(naming.from, naming.from + 1) + written))
      field.current?.focus()
      field.current?.setSelectionRange(next.caret, next.caret)
    },
  })
  return { take, list, attributes: { ...attributes, ...watch } }
}

interface Name {
  name: string
  icon: ReactNode
}

function useNames(): Record<Naming['kind'], readonly Name[]> {
  const dotted = ({ name, color }: { name: string; color: Parameters<typeof DotIcon>[0]['colour'] }) => ({
    name,
    icon: <DotIcon colour={color} />,
  })
  return {
    label: useLabels().map(dotted),
    project: [{ name: en.nav.inbox, icon: <Icon name="inbox" /> }, ...onceEach(useProjects().map(dotted))],
  }
}

/** Projects may share a name: written, it means the first of them. */
const onceEach = (names: readonly Name[]) =>
  [...new Map(names.toReversed().map(one => [one.name, one])).values()].toReversed()

const writtenNameIn = (names: readonly Name[], name: string) =>
  writtenName(
    name,
    names.map(one => one.name),
  )

/** Notes have no labels, and what was made text stays so. */
function meant(quick: QuickText, naming: Naming | undefined): Naming | undefined {
  if (!naming || quick.isPlain(naming.kind, quick.text.slice(naming.from, naming.to))) return undefined
  const isNote = quick.parts.some(
    ({ kind, from, to }) => kind === 'description' && from <= naming.from && naming.from < to,
  )
  return isNote ? undefined : naming
}

/** The name is there already, perhaps with more behind it. */
function isSaid(names: readonly Name[], typed: string): boolean {
  const known = names.map(({ name }) => name)
  return known.includes(nameAt(typed, known)?.text ?? '')
}

/** What would be made along with the task. A project is never made by writing. */
function newLabel({ tasks, parts }: QuickText, naming: Naming, names: readonly Name[]): string | undefined {
  const { kind, from, to, typed } = naming
  const isRead = parts.some(part => part.kind === 'label' && part.from === from && part.to === to)
  if (kind !== 'label' || !isRead || calledSo(names, typed)) return undefined
  return tasks.flatMap(task => task.labels).find(label => normalized(label) === normalized(typed))
}

/** More are found by writing more. */
const MOST = 8
