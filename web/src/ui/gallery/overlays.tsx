import { useRef, useState } from 'react'
import { Button } from '../button.tsx'
import { Circle } from '../circle.tsx'
import { Dialog } from '../dialog.tsx'
import { Field } from '../field.tsx'
import { Flag } from '../flag.tsx'
import { IconButton } from '../icon-button.tsx'
import { Icon } from '../icon.tsx'
import { MenuPanel } from '../menu-panel.tsx'
import { Menu } from '../menu.tsx'
import { Popover } from '../popover.tsx'
import { Sheet } from '../sheet.tsx'
import { showToast } from '../toast.ts'
import { longSentence, longWord } from './words.ts'
import { Specimens } from './specimens.tsx'

export function OverlaySpecimens() {
  const [open, setOpen] = useState<'dialog' | 'sheet' | 'status'>()
  const [chosen, setChosen] = useState('Pending')
  const anchor = useRef<HTMLButtonElement>(null)
  const close = () => setOpen(undefined)

  const statuses = (['Pending', 'In progress', 'Completed', 'Cancelled'] as const).map((label, index) => ({
    label,
    icon: <Circle state={(['empty', 'half', 'ticked', 'struck'] as const)[index] ?? 'empty'} />,
    checked: label === chosen,
    onSelect: () => setChosen(label),
  }))
  const actions = [
    [
      { label: 'Rename', onSelect: () => setOpen('dialog') },
      { label: 'Priority', icon: <Flag level={3} />, keys: 'P', onSelect: close },
      { label: 'Duplicate', disabledReason: 'You can only view this task', onSelect: close },
    ],
    [
      { label: longWord, onSelect: close },
      {
        label: 'Move to trash',
        icon: <Icon name="trash" />,
        danger: true,
        onSelect: () => showToast({ text: 'Task moved to trash.' }),
      },
    ],
  ]
  return (
    <Specimens of="Menu, Popover, Dialog, Sheet">
      <div className="line">
        <Menu
          label="Actions"
          groups={actions}
          trigger={trigger => <IconButton {...trigger} icon="more" label="Actions" />}
        />
        <Menu label="Status" groups={[statuses]} trigger={trigger => <Button {...trigger}>Status: {chosen}</Button>} />
        <Button ref={anchor} keys="S" onClick={() => setOpen('status')}>
          By shortcut
        </Button>
        {open === 'status' && <MenuPanel label="Status" groups={[statuses]} anchor={anchor} onClose={close} />}
        <Popover label="Filter" trigger={trigger => <Button {...trigger}>Filter</Button>}>
          {done => (
            <form
              className="fields"
              onSubmit={event => {
                event.preventDefault()
                done()
              }}
            >
              <Field label="Words" />
              <Button type="submit" look="primary">
                Apply
              </Button>
            </form>
          )}
        </Popover>
        <Button onClick={() => setOpen('dialog')}>Open dialog</Button>
        <Button onClick={() => setOpen('sheet')}>Open sheet</Button>
      </div>
      <Dialog
        open={open === 'dialog'}
        onClose={close}
        title="Rename project"
        actions={
          <>
            <Button onClick={close}>Cancel</Button>
            <Button look="primary" onClick={close}>
              Rename
            </Button>
          </>
        }
      >
        <Field label="Name" defaultValue={longWord} data-first-stop />
      </Dialog>
      <Sheet
        open={open === 'sheet'}
        onClose={close}
        title="Home"
        actions={
          <Menu
            label="More"
            align="end"
            groups={actions}
            trigger={trigger => <IconButton {...trigger} icon="more" label="More" />}
          />
        }
        footer={<Field label="Comment" labelHidden placeholder="Add a comment" />}
      >
        <h3 className="text-panel font-semibold">{longSentence}</h3>
        <p className="text-muted">{longWord}</p>
        <Button onClick={() => showToast({ text: 'Task moved to trash.', action: { label: 'Undo', onSelect: close } })}>
          Show a toast here
        </Button>
      </Sheet>
    </Specimens>
  )
}
