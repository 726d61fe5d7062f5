import type { Label } from '@cairn/contract/labels'
import { useEffect, useState } from 'react'
import { en } from '../../app/en.ts'
import { labels as say } from '../../app/en-labels.ts'
import { cairn, mutate } from '../../data/cairn.ts'
import { useCount, useLabels, useTasks } from '../../data/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Select } from '../../ui/select.tsx'
import { announced } from '../tasks/announce.ts'

/** Two labels that mean one thing: the one that goes, and the one that stays if it is known already. */
export interface Merging {
  from: Label
  into?: Label
}

export function MergeDialog({ merging, onClose }: { merging: Merging | undefined; onClose: () => void }) {
  // What leaves with its motion is still written about.
  const [last, setLast] = useState(merging)
  if (merging && merging !== last) setLast(merging)
  return last ? <OneMerge key={last.from.id} {...last} open={merging !== undefined} onClose={onClose} /> : null
}

function OneMerge({ from, into, open, onClose }: Merging & { open: boolean; onClose: () => void }) {
  const others = useLabels().filter(({ id }) => id !== from.id)
  const [chosen, choose] = useState(into?.id)
  const target = others.find(({ id }) => id === chosen) ?? into ?? others[0]
  const touched = useTouched(from, open)
  const merge = () => {
    if (!target) return
    onClose()
    mutate('labels.merge', { labelId: from.id, into: target.id }, announced(say.merged(from.name, target.name)))
  }
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={say.mergeTitle(from.name)}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {en.cancel}
          </Button>
          <Button look="primary" onClick={merge}>
            {say.doMerge}
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <Select
          label={say.into}
          value={target?.id ?? ''}
          onValueChange={choose}
          options={others.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <p role="status" className="text-secondary text-muted">
          {target && say.effect(touched, from.name, target.name)}
        </p>
      </div>
    </Dialog>
  )
}

/** How many tasks carry a label, those in the trash too, which is fetched for that. */
function useTouched({ id }: Label, asked: boolean): number {
  const { open, done } = useCount(`label:${id}`)
  const trashed = useTasks({ label: id, trashed: true, order: 'deleted' })
  useEffect(() => {
    if (asked) void cairn.loader.loadTrash()
  }, [asked])
  return open + done + trashed.length
}
