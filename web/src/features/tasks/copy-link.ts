import { taskWords } from '../../app/en-task.ts'
import { paths } from '../../app/paths.ts'
import { say } from './announce.ts'

/** The address that finds the task wherever it is. */
export async function copyLink(taskId: string) {
  const link = new URL(paths.task(taskId), location.origin).href
  await navigator.clipboard.writeText(link).then(
    () => say(taskWords.linkCopied),
    () => say(taskWords.linkNotCopied),
  )
}
