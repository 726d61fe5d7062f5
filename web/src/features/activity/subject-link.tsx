import type { MouseEvent } from 'react'
import { Link } from 'wouter'
import { openTask } from '../../app/navigate.ts'
import type { Subject } from './subject.ts'

/** The name of what an entry is about. A task opens beside the list, anything else where it is at home. */
export function SubjectLink({ subject, taskId }: { subject: Subject; taskId: string | undefined }) {
  const { name, path } = subject
  if (path === undefined) return <bdi className="text-muted">{name}</bdi>
  const open = (event: MouseEvent) => {
    if (taskId === undefined || event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    openTask(taskId)
  }
  return (
    <Link href={path} onClick={open} className="entry-link">
      <bdi>{name}</bdi>
    </Link>
  )
}
