import type { Label } from '@cairn/contract/labels'
import { newId } from '@cairn/contract/ids'
import type { Color } from '@cairn/contract/fields'
import { useState } from 'react'
import { Link } from 'wouter'
import { en } from '../../app/en.ts'
import { paths } from '../../app/paths.ts'
import { View } from '../../app/view.tsx'
import { mutate } from '../../data/cairn.ts'
import { useCount, useLabels } from '../../data/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Dot } from '../../ui/dot.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { announced } from '../tasks/announce.ts'
import { LabelDialog } from './label-dialog.tsx'

/** Make, rename, recolour and delete labels. */
export function Labels() {
  const labels = useLabels()
  const [editing, setEditing] = useState<Label | 'new'>()
  const save = (fields: { name: string; color: Color }) => {
    if (editing === 'new')
      mutate('labels.create', { id: newId(), ...fields }, announced(en.did.labelCreated(fields.name)))
    else if (editing)
      mutate('labels.update', { labelId: editing.id, ...fields }, announced(en.did.labelChanged(fields.name)))
  }
  const make = (
    <Button icon="plus" onClick={() => setEditing('new')}>
      {en.label.new}
    </Button>
  )
  return (
    <View title={en.nav.labels} actions={labels.length > 0 && make}>
      {labels.length === 0 && <EmptyState action={make}>{en.label.none}</EmptyState>}
      <ul>
        {labels.map(label => (
          <LabelLine key={label.id} label={label} onEdit={() => setEditing(label)} />
        ))}
      </ul>
      <LabelDialog label={editing} onSave={save} onClose={() => setEditing(undefined)} />
    </View>
  )
}

function LabelLine({ label, onEdit }: { label: Label; onEdit: () => void }) {
  const { open } = useCount(`label:${label.id}`)
  const remove = () => mutate('labels.delete', { labelId: label.id }, announced(en.did.labelDeleted(label.name)))
  return (
    <li className="flex min-h-(--row) items-center gap-3 rounded-control px-3 hover:bg-hover">
      <Dot colour={label.color} />
      <Link href={paths.label(label.id)} className="min-w-0 grow truncate hover:underline">
        {label.name}
      </Link>
      <span className="text-meta text-muted">{en.label.uses(open)}</span>
      <Button look="quiet" onClick={onEdit} aria-label={en.label.edit(label.name)}>
        {en.edit}
      </Button>
      <IconButton icon="trash" label={en.label.delete(label.name)} onClick={remove} />
    </li>
  )
}
