import { showFailure } from '../../app/failures.ts'
import { isDeclined, withProof } from '../../data/proof.ts'
import { showToast } from '../../ui/toast.ts'

/** Something that a press does at once: what came of it is said in a message. */
export async function act(does: () => Promise<unknown>, did?: string): Promise<boolean> {
  try {
    await withProof(does)
    if (did !== undefined) showToast({ text: did })
    return true
  } catch (error) {
    if (!isDeclined(error)) showFailure(error)
    return false
  }
}
