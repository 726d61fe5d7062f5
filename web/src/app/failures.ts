import { Problem } from '@cairn/contract/problems'
import { showToast } from '../ui/toast.ts'

/** For an action whose failure has no place of its own on the page. */
export function showFailure(error: unknown) {
  if (!(error instanceof Problem)) throw error
  showToast({ text: error.message, failed: true })
}
