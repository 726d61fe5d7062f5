import type { Label } from '@cairn/contract/labels'
import { newId } from '@cairn/contract/ids'
import { normalized } from '@cairn/contract/names'
import { useState } from 'react'
import { en } from '../../app/en.ts'
import { labelWords } from '../../app/en-label.ts'
import { labels as say } from '../../app/en-labels.ts'
import { Lines } from '../../app/lines.tsx'
import { View } from '../../app/view.tsx'
import { mutate } from '../../data/cairn.ts'
import { changed, isEmpty } from '../../data/changed.ts'
import { useLabels } from '../../data/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Field } from '../../ui/field.tsx'
import { announced } from '../tasks/announce.ts'
import { LabelDialog, type LabelFields } from './label-dialog.tsx'
import { LabelLine } from './label-line.tsx'
import { MergeDialog, type Merging } from './merge-dialog.tsx'

/** Make, find, rename, recolour, merge and delete labels. */
export function Labels() {
  const labels = useLabels()
  const [sought, seek] = useState('')
  const [editing, setEditing] = useState<Label | 'new'>()
  const [merging, setMerging] = useState<Merging>()
  const wanted = normalized(sought)
  const shown = labels.length > FEW ? labels.filter(({ name }) => normalized(name).includes(wanted)) : labels
  const save = (fields: LabelFields) => {
    if (editing === 'new')
      mutate('labels.create', { id: newId(), ...fields }, announced(labelWords.created(fields.name)))
    else if (editing) change(editing, fields)
  }
  const mergeInstead = (from: Label, into: Label) => {
    setEditing(undefined)
    setMerging({ from, into })
  }
  const make = (
    <Button icon="plus" onClick={() => setEditing('new')}>
      {say.new}
    </Button>
  )
  return (
    <View title={en.nav.labels} actions={labels.length > 0 && make}>
      {labels.length === 0 && <EmptyState action={make}>{labelWords.none}</EmptyState>}
      {labels.length > FEW && (
        <div className="px-3 pt-1 pb-2 tablet:max-w-80">
          <Field
            label={say.find}
            labelHidden
            placeholder={say.find}
            type="search"
            value={sought}
            onValueChange={seek}
            autoComplete="off"
          />
        </div>
      )}
      {labels.length > 0 && shown.length === 0 && <EmptyState>{say.notFound(sought.trim())}</EmptyState>}
      <Lines label={en.nav.labels}>
        {shown.map(label => (
          <LabelLine
            key={label.id}
            label={label}
            alone={labels.length === 1}
            onEdit={() => setEditing(label)}
            onMerge={() => setMerging({ from: label })}
          />
        ))}
      </Lines>
      <LabelDialog label={editing} onSave={save} onMerge={mergeInstead} onClose={() => setEditing(undefined)} />
      <MergeDialog merging={merging} onClose={() => setMerging(undefined)} />
    </View>
  )
}

function change(label: Label, written: LabelFields) {
  const fields = changed(label, written)
  if (!isEmpty(fields)) mutate('labels.update', { labelId: label.id, ...fields }, announced(say.changed(written.name)))
}

/** A dozen are seen at a glance. */
const FEW = 12
