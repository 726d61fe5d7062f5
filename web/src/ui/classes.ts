/** Joins what is there: `classes('a', on && 'b')`. */
export function classes(...names: (string | false | null | undefined)[]) {
  return names.filter(Boolean).join(' ')
}
