import type { RefObject } from 'react'
import { palette as say } from '../../app/en-palette.ts'
import { Kbd } from '../../ui/kbd.tsx'
import type { Command, Group } from './command.ts'

/** The list of a combobox: its options are pointed at, and pressed, but never in focus. */
export function Options(props: {
  id: string
  list: RefObject<HTMLDivElement | null>
  groups: readonly Group[]
  active: number
  onPoint: (index: number) => void
  onChoose: (command: Command) => void
}) {
  const { id, groups } = props
  return (
    <div
      ref={props.list}
      id={id}
      role="listbox"
      aria-label={say.options}
      // The field keeps the focus.
      onMouseDown={event => event.preventDefault()}
      className="palette-list"
    >
      {groups.map(({ name, commands }, at) => {
        const first = groups.slice(0, at).reduce((sum, group) => sum + group.commands.length, 0)
        const heading = `${id}-of-${first}`
        return (
          <div key={name} role="group" aria-labelledby={name ? heading : undefined}>
            {name && (
              <div id={heading} role="presentation" className="palette-heading">
                <bdi>{name}</bdi>
              </div>
            )}
            {commands.map((command, i) => (
              <Option
                key={command.id}
                id={`${id}-${first + i}`}
                command={command}
                active={first + i === props.active}
                onPoint={() => props.onPoint(first + i)}
                onChoose={() => props.onChoose(command)}
              />
            ))}
          </div>
        )
      })}
    </div>
  )
}

function Option(props: { id: string; command: Command; active: boolean; onPoint: () => void; onChoose: () => void }) {
  const { label, icon, note, keys } = props.command
  return (
    <div
      id={props.id}
      role="option"
      aria-selected={props.active}
      onPointerMove={() => !props.active && props.onPoint()}
      onClick={props.onChoose}
      className="palette-option"
    >
      <span className="grid size-4 flex-none place-items-center text-muted">{icon}</span>
      <bdi className="min-w-0 truncate">{label}</bdi>
      {note && <bdi className="max-w-2/5 min-w-0 flex-none truncate text-meta text-muted">{note}</bdi>}
      {keys && (
        <span aria-hidden className="ml-auto flex-none pointer-coarse:hidden">
          <Kbd keys={keys} />
        </span>
      )}
    </div>
  )
}
