import { Dialog } from '../ui/dialog.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { en } from './en.ts'

const groups = [
  {
    title: en.keys.groups.anywhere,
    keys: [
      ['C', en.keys.create],
      ['/', en.keys.search],
      ['Mod+Z', en.keys.undo],
      ['Mod+Shift+Z', en.keys.redo],
      ['G T', en.keys.goToday],
      ['G I', en.keys.goInbox],
      ['G A', en.keys.goAll],
      ['Esc', en.keys.close],
      ['?', en.keys.help],
    ],
  },
  {
    title: en.keys.groups.list,
    keys: [
      ['J', en.keys.next],
      ['K', en.keys.previous],
      ['Enter', en.keys.open],
      ['E', en.keys.complete],
      ['Delete', en.keys.remove],
    ],
  },
] as const

export function KeysSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title={en.keys.title} width="medium">
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
