import type { Color } from '@cairn/contract/fields'
import { newId } from '@cairn/contract/ids'
import { PROJECT_NAME } from '@cairn/contract/limits'
import type { Project } from '@cairn/contract/projects'
import { useState, type SubmitEvent } from 'react'
import { en } from '../../app/en.ts'
import { colorTexts } from '../../app/en-colors.ts'
import { projects as say } from '../../app/en-projects.ts'
import { FormDialog } from '../../app/form-dialog.tsx'
import { navigate } from '../../app/navigate.ts'
import { paths } from '../../app/paths.ts'
import { mutate } from '../../data/cairn.ts'
import { changed, isEmpty } from '../../data/changed.ts'
import { useColorOfNextProject } from '../../data/hooks.ts'
import { ColorChoice } from '../../ui/color-choice.tsx'
import { Field } from '../../ui/field.tsx'
import { announced } from '../tasks/announce.ts'

export function NewProject({ open, onClose }: { open: boolean; onClose: () => void }) {
  const color = useColorOfNextProject()
  const create = (fields: ProjectFields) => {
    const id = newId()
    mutate('projects.create', { id, ...fields }, announced(say.created(fields.name)))
    navigate(paths.project(id))
  }
  return (
    <ProjectDialog
      open={open}
      onClose={onClose}
      title={say.new}
      submit={say.create}
      initial={{ name: '', color }}
      onSubmit={create}
    />
  )
}

export function EditProject({ project, open, onClose }: { project: Project; open: boolean; onClose: () => void }) {
  const change = (written: ProjectFields) => {
    const fields = changed(project, written)
    if (isEmpty(fields)) return
    mutate('projects.update', { projectId: project.id, ...fields }, announced(say.changed(written.name)))
  }
  return (
    <ProjectDialog
      open={open}
      onClose={onClose}
      title={say.editTitle}
      submit={en.save}
      initial={project}
      onSubmit={change}
    />
  )
}

interface ProjectFields {
  name: string
  color: Color
}

function ProjectDialog(props: {
  open: boolean
  onClose: () => void
  title: string
  submit: string
  initial: ProjectFields
  onSubmit: (fields: ProjectFields) => void
}) {
  return <FormDialog {...props}>{form => <ProjectForm {...props} id={form} />}</FormDialog>
}

function ProjectForm(props: {
  id: string
  initial: ProjectFields
  onSubmit: (fields: ProjectFields) => void
  onClose: () => void
}) {
  const [name, setName] = useState(props.initial.name)
  const [color, setColor] = useState(props.initial.color)
  const [error, setError] = useState<string>()
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!name.trim()) return setError(say.nameMissing)
    props.onClose()
    props.onSubmit({ name: name.trim(), color })
  }
  return (
    <form id={props.id} onSubmit={submit} noValidate className="grid gap-4">
      <Field
        label={say.name}
        value={name}
        onValueChange={setName}
        error={error}
        maxLength={PROJECT_NAME}
        autoComplete="off"
        autoFocus
      />
      <ColorChoice {...colorTexts} value={color} onValueChange={setColor} />
    </form>
  )
}
