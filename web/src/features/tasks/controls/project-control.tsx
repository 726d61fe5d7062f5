import { en } from '../../../app/en.ts'
import { taskWords } from '../../../app/en-task.ts'
import { useMe, useProject, useProjects } from '../../../data/hooks.ts'
import { DotIcon } from '../../../ui/dot.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Menu } from '../../../ui/menu.tsx'
import type { ChoiceProps, ControlProps } from './control.ts'

export function ProjectControl({ task, onChange, trigger }: ControlProps) {
  const { inboxId } = useMe()
  const current = useProject(task.projectId)
  const groups = useProjectChoice({ task, onChange })
  const inInbox = !current || current.id === inboxId
  const shown = {
    name: taskWords.project,
    words: inInbox ? en.nav.inbox : current.name,
    empty: false,
    sign: inInbox ? <Icon name="inbox" /> : <DotIcon colour={current.color} />,
  }
  return <Menu label={taskWords.project} groups={groups} trigger={props => trigger(props, shown)} />
}

export function useProjectChoice({ task, onChange }: ChoiceProps) {
  const { inboxId } = useMe()
  const projects = useProjects().map(({ id, name, color }) => ({
    label: name,
    icon: <DotIcon colour={color} />,
    checked: id === task.projectId,
    onSelect: () => onChange({ projectId: id }),
  }))
  const inbox = {
    label: en.nav.inbox,
    icon: <Icon name="inbox" />,
    checked: task.projectId === inboxId,
    onSelect: () => onChange({ projectId: inboxId }),
  }
  return [[inbox], projects]
}
