import { Dialog } from '../ui/dialog.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { keys as say } from './en-keys.ts'

const groups = [
  {
    title: say.groups.anywhere,
    keys: [
      ['C', say.create],
      ['/', say.search],
      ['Mod+Z', say.undo],
      ['Mod+Shift+Z', say.redo],
      ['G T', say.goToday],
      ['G U', say.goUpcoming],
      ['G I', say.goInbox],
      ['G A', say.goAll],
      ['G S', say.goStatistics],
      ['G H', say.goActivity],
      ['Esc', say.close],
      ['?', say.help],
    ],
  },
  {
    title: say.groups.list,
    keys: [
      ['J', say.next],
      ['K', say.previous],
      ['Enter', say.open],
      ['E', say.complete],
      ['Y', say.copyLink],
      ['Delete', say.remove],
      ['X', say.select],
      ['Shift+J', say.selectMore],
      ['Mod+A', say.selectAll],
      ['S P D L M', say.property],
    ],
  },
] as const

export function KeysSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title={say.title} width="medium">
      <div className="grid gap-6 tablet:grid-cols-2">
        {groups.map(group => (
          <section key={group.title}>
            <h3 className="pb-1 text-secondary font-medium text-muted">{group.title}</h3>
            <dl>
              {group.keys.map(([keys, what]) => (
                <div key={keys} className="flex min-h-8 items-center justify-between gap-4">
                  <dt>{what}</dt>
                  <dd>
                    <Kbd keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
