import { Dialog } from '../ui/dialog.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { keys as say } from './en-keys.ts'

const groups = [
  {
    title: say.groups.anywhere,
    keys: [
      ['C', say.create],
      ['/', say.search],
      ['↓', say.results],
      ['Mod+K', say.palette],
      ['Mod+Z', say.undo],
      ['Mod+Shift+Z', say.redo],
      ['G T', say.goToday],
      ['G U', say.goUpcoming],
      ['G I', say.goInbox],
      ['G A', say.goAll],
      ['G F', say.goFilters],
      ['G S', say.goStatistics],
      ['G H', say.goActivity],
      ['G C', say.goCompleted],
      ['G P', say.goProjects],
      ['G L', say.goLabels],
      ['G D', say.goTrash],
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
      ['V', say.arrange],
      ['X', say.select],
      ['Shift+J', say.selectMore],
      ['Mod+A', say.selectAll],
    ],
  },
  {
    title: say.groups.task,
    keys: [
      ['E', say.complete],
      ['S', say.status],
      ['P', say.priority],
      ['D', say.due],
      ['L', say.labels],
      ['M', say.project],
      ['Alt+↑', say.moveUp],
      ['Alt+↓', say.moveDown],
      ['Alt+Shift+↑', say.moveToTop],
      ['Alt+Shift+↓', say.moveToEnd],
      ['Y', say.copyLink],
      ['Delete', say.remove],
      ['R', say.restore],
      ['Shift+F10', say.menu],
    ],
  },
] as const

export function KeysSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog open={open} onClose={onClose} title={say.title} width="medium">
      {/* It is longer than many windows: whoever has no pointer scrolls it from here. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keyboard */}
      <div tabIndex={0} className="gap-6 tablet:columns-2">
        {groups.map(group => (
          <section key={group.title} className="break-inside-avoid pb-4">
            <h3 className="pb-1 text-secondary font-medium text-muted">{group.title}</h3>
            <dl>
              {group.keys.map(([keys, what]) => (
                <div key={keys} className="flex min-h-8 items-center justify-between gap-4">
                  <dt>{what}</dt>
                  <dd className="flex-none">
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
