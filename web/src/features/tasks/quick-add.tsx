import { DESCRIPTION } from '@cairn/contract/limits'
import type { QuickPart, QuickTask } from '@cairn/contract/quick-add/quick-add'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { en } from '../../app/en.ts'
import { taskWords } from '../../app/en-task.ts'
import { quickAdd as say } from '../../app/en-quick-add.ts'
import { newGesture } from '../../data/gestures.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import type { TaskFields } from './actions.ts'
import { announced, say as announce, wayBack, wayTo } from './announce.ts'
import type { TaskDraft, Trigger } from './controls/control.ts'
import { DueControl } from './controls/due-control.tsx'
import { LabelsControl } from './controls/labels-control.tsx'
import { PriorityControl } from './controls/priority-control.tsx'
import { ProjectControl } from './controls/project-control.tsx'
import { createQuick, labelNamed, projectCalled } from './create-quick.ts'
import { drafted, placeOf, useDraftHere } from './draft-here.ts'
import { NotThereYet, newLabelsOf } from './not-there-yet.tsx'
import { QuickField } from './quick-field.tsx'
import { useQuickText } from './quick-text.ts'
import { forgetUnfinished, useKeepUnfinished, useUnfinished } from './unfinished.ts'

export function QuickAdd({ open, onClose }: { open: boolean; onClose: () => void }) {
  const form = useId()
  const [count, setCount] = useState(1)
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={say.title}
      width="medium"
      actions={
        <>
          <Button
            look="quiet"
            onClick={() => {
              forgetUnfinished()
              onClose()
            }}
          >
            {en.cancel}
          </Button>
          <Button look="primary" type="submit" form={form} keys="Mod+Enter">
            {say.submit(count)}
          </Button>
        </>
      }
    >
      {open && <QuickAddForm id={form} onClose={onClose} onCount={setCount} />}
    </Dialog>
  )
}

function QuickAddForm({ id, onClose, onCount }: { id: string; onClose: () => void; onCount: (n: number) => void }) {
  const [begun] = useState(useUnfinished())
  const quick = useQuickText(begun?.text)
  const [description, setDescription] = useState(begun?.description ?? '')
  const [error, setError] = useState<string>()
  const here = useDraftHere()
  const [draft, setDraft] = useState(begun?.draft ?? here)
  const title = useRef<HTMLTextAreaElement>(null)
  useEffect(() => title.current?.setSelectionRange(begun?.text.length ?? 0, begun?.text.length ?? 0), [begun])
  useKeepUnfinished({ text: quick.text, description, draft })
  const { tasks } = quick
  const { length } = tasks
  useEffect(() => onCount(length), [length, onCount])

  // Of several lines each says its own; the choices below are for all.
  const shown = tasks[0] && length === 1 ? drafted(draft, understood(tasks[0], draft)) : draft
  const change = (fields: TaskFields) => {
    setDraft(current => drafted(current, fields))
    // What is chosen stands in place of what was written.
    if (length === 1) quick.take(quick.parts.filter(part => says(fields, part)))
  }
  const submit = () => {
    if (length === 0) return setError(taskWords.titleMissing)
    const { status: _, dueOn, dueAt, ...rest } = draft
    const fields = { ...rest, description, ...(dueAt === null ? { dueOn } : { dueAt }) }
    forgetUnfinished()
    onClose()
    if (length > 1) return void createQuick(tasks, fields, announced(say.addedMany(length)))
    const gesture = newGesture(say.addedOne)
    const [taskId = ''] = createQuick(tasks, fields, gesture)
    announce(say.added(placeOf(shown.projectId)), wayBack(gesture), wayTo(taskId))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    submit()
  }
  const onTitleKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    event.stopPropagation()
    submit()
  }
  const controls = { task: shown, onChange: change, trigger: asButton }
  return (
    <form
      id={id}
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
      className="grid grid-cols-[minmax(0,1fr)] gap-3"
    >
      <div className="text-panel font-medium">
        <QuickField
          ref={title}
          label={taskWords.title}
          quick={quick}
          onKeyDown={onTitleKey}
          error={length === 0 ? error : undefined}
          autoFocus
        />
      </div>
      <TextArea
        label={taskWords.description}
        labelHidden
        look="bare"
        placeholder={taskWords.descriptionPlaceholder}
        value={description}
        onValueChange={setDescription}
        maxLength={DESCRIPTION}
        rows={2}
      />
      <div className="flex flex-wrap gap-2">
        <DueControl {...controls} />
        <PriorityControl {...controls} />
        <ProjectControl {...controls} />
        <LabelsControl {...controls} trigger={withNewLabels(length === 1 ? newLabelsOf(tasks) : [])} />
      </div>
      <NotThereYet tasks={tasks} projects={quick.strange} />
      <p className="text-meta text-muted">{say.hint}</p>
    </form>
  )
}

/** What a line says, as the controls show it. Labels that are yet to be made are only named. */
function understood(task: QuickTask, { labelIds }: TaskDraft): TaskFields {
  const known = task.labels.flatMap(name => labelNamed(name)?.id ?? [])
  const projectId = projectCalled(task.project)
  return {
    ...task.due,
    ...(task.priority !== 'none' && { priority: task.priority }),
    ...(projectId !== undefined && { projectId }),
    labelIds: [...new Set([...labelIds, ...known])],
  }
}

/** Whether a choice is about what such a part says. Of the labels it names those that are there already. */
function says(fields: TaskFields, { kind, text }: QuickPart): boolean {
  if (kind === 'due') return 'dueOn' in fields || 'dueAt' in fields
  if (kind === 'label') return 'labelIds' in fields && labelNamed(text.slice(1).replaceAll('"', '')) !== undefined
  return (kind === 'project' && 'projectId' in fields) || (kind === 'priority' && 'priority' in fields)
}

const asButton: Trigger = (props, { name, words, empty, sign }) => (
  <Button {...props} aria-label={`${name}: ${words}`} className={empty ? 'text-muted' : undefined}>
    <span className="flex min-w-0 items-center gap-1.5">
      {!empty && sign}
      <span dir="auto" className="truncate">
        {words}
      </span>
    </span>
  </Button>
)

/** Those that are yet to be made stand behind the others. */
const withNewLabels =
  (names: readonly string[]): Trigger =>
  (props, shown) =>
    asButton(
      props,
      names.length === 0
        ? shown
        : { ...shown, words: [...(shown.empty ? [] : [shown.words]), ...names].join(', '), empty: false },
    )
