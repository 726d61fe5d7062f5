import { newId } from '@cairn/contract/ids'
import { useId, useState, type KeyboardEvent } from 'react'
import { useLocation } from 'wouter'
import { en } from '../../app/en.ts'
import { openTask } from '../../app/navigate.ts'
import { paths } from '../../app/paths.ts'
import { cairn, mutate } from '../../data/cairn.ts'
import { newGesture } from '../../data/gestures.ts'
import { useMe, useToday } from '../../data/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { TextArea } from '../../ui/text-area.tsx'
import type { TaskFields } from './actions.ts'
import { say } from './announce.ts'
import type { TaskDraft, Trigger } from './controls/control.ts'
import { DueControl } from './controls/due-control.tsx'
import { LabelsControl } from './controls/labels-control.tsx'
import { PriorityControl } from './controls/priority-control.tsx'
import { ProjectControl } from './controls/project-control.tsx'

export function QuickAdd({ open, onClose }: { open: boolean; onClose: () => void }) {
  const form = useId()
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={en.quickAdd.title}
      width="medium"
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {en.cancel}
          </Button>
          <Button look="primary" type="submit" form={form} keys="Mod+Enter">
            {en.quickAdd.submit}
          </Button>
        </>
      }
    >
      {open && <QuickAddForm id={form} onClose={onClose} />}
    </Dialog>
  )
}

function QuickAddForm({ id, onClose }: { id: string; onClose: () => void }) {
  const [title, setTitle] = useState('')
  const [description, setDescription] = useState('')
  const [error, setError] = useState<string>()
  const [draft, setDraft] = useState(useDraftHere())

  const change = (fields: TaskFields) => setDraft(current => drafted(current, fields))
  const submit = () => {
    if (!title.trim()) return setError(en.task.titleMissing)
    const taskId = newId()
    const { status: _, dueOn, dueAt, ...rest } = draft
    const due = dueAt === null ? { dueOn } : { dueAt }
    mutate('tasks.create', { id: taskId, title: title.trim(), description, ...rest, ...due }, newGesture(en.did.added))
    onClose()
    say(en.quickAdd.added(placeOf(draft.projectId)), { label: en.quickAdd.show, onSelect: () => openTask(taskId) })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    submit()
  }
  const controls = { task: draft, onChange: change, trigger: asButton }
  return (
    <form
      id={id}
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
      className="grid gap-3"
    >
      <div className="text-panel font-medium">
        <Field
          label={en.task.title}
          labelHidden
          look="bare"
          placeholder={en.task.titlePlaceholder}
          value={title}
          onValueChange={setTitle}
          error={error}
          maxLength={200}
          autoComplete="off"
          enterKeyHint="done"
          autoFocus
        />
      </div>
      <TextArea
        label={en.task.description}
        labelHidden
        look="bare"
        placeholder={en.task.descriptionPlaceholder}
        value={description}
        onValueChange={setDescription}
        maxLength={20_000}
        rows={2}
      />
      <div className="flex flex-wrap gap-2">
        <DueControl {...controls} />
        <PriorityControl {...controls} />
        <ProjectControl {...controls} />
        <LabelsControl {...controls} />
      </div>
    </form>
  )
}

const asButton: Trigger = (props, { name, words, empty, sign }) => (
  <Button {...props} aria-label={`${name}: ${words}`} className={empty ? 'text-muted' : undefined}>
    <span className="flex min-w-0 items-center gap-1.5">
      {!empty && sign}
      <span className="truncate">{words}</span>
    </span>
  </Button>
)

/** A new task belongs to where one is: the project, the label, today. */
function useDraftHere(): TaskDraft {
  const { inboxId } = useMe()
  const today = useToday()
  const [path] = useLocation()
  const id = path.split('/')[2]
  const isProject = id !== undefined && path === paths.project(id) && cairn.tables.projects.get(id)
  const isLabel = id !== undefined && path === paths.label(id) && cairn.tables.labels.get(id)
  return {
    status: 'pending',
    priority: 'none',
    dueOn: path === paths.today ? today : null,
    dueAt: null,
    projectId: isProject ? id : inboxId,
    labelIds: isLabel ? [id] : [],
  }
}

/** Like a write to a task: a day takes the instant away, and the other way round. */
function drafted(draft: TaskDraft, { dueOn, dueAt, ...fields }: TaskFields): TaskDraft {
  const { timeZone: _zone, ...plain } = fields
  const next = { ...draft, ...plain }
  if (dueAt) return { ...next, dueAt, dueOn: null }
  if (dueOn) return { ...next, dueOn, dueAt: null }
  return { ...next, ...(dueOn === null && { dueOn }), ...(dueAt === null && { dueAt }) }
}

function placeOf(projectId: string) {
  const project = cairn.tables.projects.get(projectId)
  return project?.kind === 'project' ? project.name : en.nav.inbox
}
