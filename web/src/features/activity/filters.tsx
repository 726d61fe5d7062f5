import { activity as say } from '../../app/en-activity.ts'
import { en } from '../../app/en.ts'
import { useMe, useProjects } from '../../data/hooks.ts'
import type { ActivityFilter } from '../../data/use-activity.ts'
import { Button } from '../../ui/button.tsx'
import { DotIcon } from '../../ui/dot.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Menu } from '../../ui/menu.tsx'
import type { MenuItem } from '../../ui/menu-entry.tsx'
import { DaysControl } from './days-control.tsx'
import { FilterButton } from './filter-button.tsx'
import type { Change } from './use-filter.ts'

/** What of all that happened is shown; each says what it is set to. */
export function Filters(props: {
  filter: ActivityFilter
  /** Others have a part in what is shown. */
  shared: boolean
  onChange: Change
  onClear: (() => void) | undefined
}) {
  const { filter, onChange } = props
  const me = useMe()
  const projects = useProjects()
  const inbox = { value: me.inboxId, label: en.nav.inbox, icon: <Icon name="inbox" /> }
  const others = projects.map(({ id, name, color }) => ({
    value: id,
    label: name,
    icon: <DotIcon colour={color} />,
  }))
  return (
    <div role="group" aria-label={say.filters} className="flex flex-wrap gap-2 px-3 pb-2">
      <Choice
        {...say.resource}
        value={filter.resource}
        options={optionsOf(say.resource.words)}
        onChoose={resource => onChange({ resource })}
      />
      <Choice
        {...say.action}
        value={filter.action}
        options={optionsOf(say.action.words)}
        onChoose={action => onChange({ action })}
      />
      <Choice
        {...say.project}
        value={filter.project}
        options={[inbox, ...others]}
        onChoose={project => onChange({ project })}
      />
      <DaysControl from={filter.from} to={filter.to} onChange={onChange} />
      {(props.shared || filter.person !== undefined) && (
        <Choice
          {...say.person}
          value={filter.person}
          options={[{ value: me.id, label: say.person.you }]}
          onChoose={person => onChange({ person })}
        />
      )}
      {props.onClear && (
        <Button look="quiet" icon="close" onClick={props.onClear}>
          {say.clear}
        </Button>
      )}
    </div>
  )
}

function Choice(props: {
  label: string
  any: string
  /** What is said of a value that is not among the options. */
  other?: string
  value: string | undefined
  options: (Pick<MenuItem, 'label' | 'icon'> & { value: string })[]
  onChoose: (value: string | undefined) => void
}) {
  const { label, any, other = '', value, options, onChoose } = props
  const item = ({ value: own, ...shown }: (typeof options)[number]): MenuItem => ({
    ...shown,
    checked: own === value,
    onSelect: () => onChoose(own),
  })
  const nothing: MenuItem = { label: any, checked: value === undefined, onSelect: () => onChoose(undefined) }
  const word = value === undefined ? any : (options.find(option => option.value === value)?.label ?? other)
  return (
    <Menu
      label={label}
      groups={[[nothing], options.map(item)]}
      trigger={trigger => <FilterButton {...trigger} label={label} word={word} set={value !== undefined} />}
    />
  )
}

const optionsOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }))
