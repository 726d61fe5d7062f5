import { why } from '@cairn/contract/policy'
import type { Task } from '@cairn/contract/tasks'
import { en } from '../../app/en.ts'
import { taskWords } from '../../app/en-task.ts'
import { trash } from '../../app/en-trash.ts'
import { closeTask } from '../../app/navigate.ts'
import { useSoughtTask } from '../../data/sought-task.ts'
import { Banner } from '../../ui/banner.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { moveToTrash, restore } from './actions.ts'
import { copyLink } from './copy-link.ts'
import { duplicate } from './duplicate.ts'
import { Description } from './panel/description.tsx'
import { History } from './panel/history.tsx'
import { OtherTexts } from './panel/other-texts.tsx'
import { Properties } from './panel/properties.tsx'
import { Subtasks } from './panel/subtasks.tsx'
import { Title } from './panel/title.tsx'
import { standingOf } from './standing.ts'
import './panel/panel.css'

/** One task beside its list. */
export function TaskPanel({ id }: { id: string }) {
  const { task, looking } = useSoughtTask(id)
  return (
    <Sheet open beside onClose={closeTask} title={taskWords.panel} actions={task && <PanelMenu task={task} />}>
      {task && <Body key={id} task={task} />}
      {looking && <Skeleton rows={5} label={en.loading} />}
      {!task && !looking && <EmptyState>{`${en.task.missing} ${en.task.missingHint}`}</EmptyState>}
    </Sheet>
  )
}

function Body({ task }: { task: Task }) {
  return (
    // Opening lands here rather than on the first button: keys of the list go on working, Tab goes into the panel.
    <div tabIndex={-1} data-first-stop className="grid grid-cols-[minmax(0,1fr)] gap-4 outline-none">
      {task.deletedAt !== null && (
        <Banner
          actions={
            <Button icon="undo" onClick={() => restore(task)} disabledReason={why('tasks.restore', standingOf(task))}>
              {trash.restore}
            </Button>
          }
        >
          {taskWords.inTrash}
        </Banner>
      )}
      <Title task={task} />
      <OtherTexts task={task} field="title" />
      <Properties task={task} />
      <Description task={task} />
      <OtherTexts task={task} field="description" />
      {task.parentId === null && <Subtasks task={task} />}
      <History task={task} />
    </div>
  )
}

function PanelMenu({ task }: { task: Task }) {
  const remove = () => {
    closeTask()
    moveToTrash(task)
  }
  return (
    <Menu
      label={en.task.actions}
      align="end"
      groups={[
        [
          { label: taskWords.copyLink, icon: <Icon name="copy" />, keys: 'Y', onSelect: () => void copyLink(task.id) },
          {
            label: taskWords.duplicate,
            icon: <Icon name="plus" />,
            onSelect: () => duplicate(task),
            disabledReason: why('tasks.duplicate', standingOf(task)),
          },
        ],
        [
          {
            label: taskWords.delete,
            icon: <Icon name="trash" />,
            danger: true,
            onSelect: remove,
            disabledReason: why('tasks.delete', standingOf(task)),
          },
        ],
      ]}
      trigger={trigger => <IconButton {...trigger} icon="more" label={en.task.actions} />}
    />
  )
}
