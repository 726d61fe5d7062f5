import type { Label } from '@cairn/contract/labels'
import { Link } from 'wouter'
import { en } from '../../app/en.ts'
import { labels as say } from '../../app/en-labels.ts'
import { paths } from '../../app/paths.ts'
import { mutate } from '../../data/cairn.ts'
import { useCount } from '../../data/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Dot } from '../../ui/dot.tsx'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { announced } from '../tasks/announce.ts'

export function LabelLine(props: { label: Label; alone: boolean; onEdit: () => void; onMerge: () => void }) {
  const { id, name, color } = props.label
  const { open } = useCount(`label:${id}`)
  const remove = () => mutate('labels.delete', { labelId: id }, announced(say.deleted(name)))
  return (
    <li className="flex min-h-(--row) items-center gap-3 rounded-control px-3 hover:bg-hover">
      <Dot colour={color} />
      <Link href={paths.label(id)} dir="auto" className="min-w-0 grow truncate text-left hover:underline">
        {name}
      </Link>
      <span className="flex-none text-meta text-muted">{say.uses(open)}</span>
      <span className="-mr-2 flex flex-none">
        <Button look="quiet" onClick={props.onEdit} aria-label={say.edit(name)}>
          {en.edit}
        </Button>
        <Menu
          label={say.menu(name)}
          align="end"
          groups={[
            [
              {
                label: say.merge,
                onSelect: props.onMerge,
                disabledReason: props.alone ? say.mergeAlone : undefined,
              },
            ],
            [{ label: say.delete, icon: <Icon name="trash" />, danger: true, onSelect: remove }],
          ]}
          trigger={trigger => <IconButton {...trigger} icon="more" label={say.menu(name)} />}
        />
      </span>
    </li>
  )
}
