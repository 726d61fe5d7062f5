import type { Activity } from '@cairn/contract/activity'
import type { EntryAction } from '@cairn/contract/entries'
import type { IconName } from '../../ui/icon.tsx'

/** A sign for what happened, beside the words for it. */
export function entryIcon({ kind, new: after }: Activity): IconName {
  if (kind === 'task.updated' && after?.status === 'completed') return 'check'
  return icons[kind.split('.')[1] ?? ''] ?? 'info'
}

const icons = {
  created: 'plus',
  updated: 'pencil',
  deleted: 'trash',
  merged: 'tag',
  purged: 'trash',
  restored: 'undo',
  registered: 'user',
  deletionPlanned: 'info',
  deletionCancelled: 'info',
  positioned: 'info',
} satisfies Record<EntryAction, IconName> as Record<string, IconName>
