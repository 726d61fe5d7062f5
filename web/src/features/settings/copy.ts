import { settings } from '../../app/en-settings.ts'
import { showToast } from '../../ui/toast.ts'

export async function copy(text: string) {
  try {
    await navigator.clipboard.writeText(text)
    showToast({ text: settings.copied })
  } catch {
    showToast({ text: settings.notCopied, failed: true })
  }
}
