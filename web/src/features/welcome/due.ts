import { createValue } from '../../data/value.ts'

const KEY = 'cairn.welcome'

/** Whether this browser has to greet a new operator; so until they say that it is enough. */
export const welcomeDue = createValue(localStorage.getItem(KEY) !== null)

export function planWelcome() {
  localStorage.setItem(KEY, '1')
  welcomeDue.set(true)
}

export function endWelcome() {
  localStorage.removeItem(KEY)
  welcomeDue.set(false)
}
