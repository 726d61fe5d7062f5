import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import { palette as say } from '../../app/en-palette.ts'
import { navigate } from '../../app/navigate.ts'
import { paths } from '../../app/paths.ts'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import type { Command } from './command.ts'
import { Options } from './options.tsx'
import { remember } from './recent.ts'
import { prepareTexts } from '../search/texts.ts'
import { useChoices } from './use-choices.ts'

/** The focus stays in the field; the arrows go along the options, and Enter takes the one where they are. */
export function Chooser({ onClose }: { onClose: () => void }) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const fitting = useChoices(typed)
  const groups = typed.trim() === '' ? fitting : [...fitting, { name: '', commands: [searchFor(typed.trim())] }]
  const commands = groups.flatMap(group => group.commands)
  const active = Math.min(at, commands.length - 1)

  useEffect(() => prepareTexts(), [])
  useLayoutEffect(() => {
    // With the first its heading is seen too.
    if (active === 0) list.current?.scrollTo(0, 0)
    else list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [active, typed])

  const choose = (command: Command) => {
    remember(command.id)
    // First the palette, so that what it does finds the focus where it was.
    flushSync(onClose)
    command.act()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const to = nextOf(event, active, commands.length)
    const command = commands[active]
    if (to !== undefined) setAt(to)
    else if (event.key === 'Enter' && command) choose(command)
    else if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) onClose()
    else return
    event.preventDefault()
  }

  return (
    <div className="flex min-h-0 w-full flex-col">
      <div className="flex items-center gap-3 border-b border-line py-1 pr-2 pl-4">
        <Icon name="search" className="text-muted" />
        <input
          type="text"
          role="combobox"
          aria-label={say.title}
          aria-expanded
          aria-controls={id}
          aria-activedescendant={`${id}-${active}`}
          aria-autocomplete="list"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          dir="auto"
          placeholder={say.placeholder}
          value={typed}
          onChange={event => {
            setTyped(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
          data-first-stop
          className="input-bare min-h-10 grow"
        />
        <IconButton icon="close" label="Close" keys="Esc" onClick={onClose} />
      </div>
      <Options id={id} list={list} groups={groups} active={active} onPoint={setAt} onChoose={choose} />
      <span role="status" className="sr-only">
        {typed.trim() !== '' && say.found(commands.length)}
      </span>
    </div>
  )
}

function nextOf({ key, altKey, ctrlKey, metaKey }: KeyboardEvent, active: number, length: number): number | undefined {
  if (altKey || ctrlKey || metaKey) return undefined
  if (key === 'ArrowDown') return (active + 1) % length
  if (key === 'ArrowUp') return (active + length - 1) % length
  if (key === 'PageDown') return Math.min(active + PAGE, length - 1)
  return key === 'PageUp' ? Math.max(active - PAGE, 0) : undefined
}

const PAGE = 8

const searchFor = (typed: string): Command => ({
  id: 'search',
  label: say.searchFor(typed),
  icon: <Icon name="search" />,
  act: () => navigate(`${paths.search}?${new URLSearchParams({ q: typed })}`),
})
