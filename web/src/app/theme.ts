import { createValue } from '../data/value.ts'

export const themes = ['system', 'light', 'dark'] as const
export const densities = ['compact', 'comfortable'] as const

/** How this browser shows the product; not the person's, for they may sit in the dark with one and in the sun with another. */
export const theme = kept('cairn.theme', themes, value => {
  if (value === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = value
})

export const density = kept('cairn.density', densities, value => {
  document.documentElement.dataset.density = value
})

function kept<T extends string>(key: string, choices: readonly [T, ...T[]], show: (value: T) => void) {
  const stored = localStorage.getItem(key)
  const value = createValue<T>(choices.find(choice => choice === stored) ?? choices[0])
  const apply = () => {
    localStorage.setItem(key, value.get())
    show(value.get())
  }
  apply()
  value.subscribe(apply)
  return value
}
