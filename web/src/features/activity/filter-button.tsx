import { activity as say } from '../../app/en-activity.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { TriggerProps } from '../../ui/menu.tsx'

/** What opens a filter: it says what the filter is set to, and listeners also hear which one it is. */
export function FilterButton(props: TriggerProps & { label: string; word: string; set: boolean }) {
  const { label, word, set, ...trigger } = props
  return (
    <Button {...trigger} aria-label={say.filterNamed(label, word)} className={set ? 'filter-set' : undefined}>
      <span className="flex min-w-0 items-center gap-1">
        <span className="truncate">{word}</span>
        <Icon name="chevron-down" />
      </span>
    </Button>
  )
}
