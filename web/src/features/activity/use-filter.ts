import { isDate } from '@cairn/contract/dates'
import { useMemo } from 'react'
import { useSearchParams } from 'wouter'
import { activity as say } from '../../app/en-activity.ts'
import type { ActivityFilter } from '../../data/use-activity.ts'

/** What is asked for stands in the address, so that it can be copied and kept; what makes no sense there is not asked for. */
export function useFilter() {
  const [params, setParams] = useSearchParams()
  const asked = NAMES.map(name => params.get(name) ?? '').join(' ')
  // One object as long as the address says the same: an open task beside it is no other question.
  // oxlint-disable-next-line react/exhaustive-deps -- `asked` is all of `params` that it reads
  const filter = useMemo(() => read(params), [asked])
  const change = (changes: Partial<Record<FilterName, string | undefined>>) =>
    setParams(
      before => {
        const next = new URLSearchParams(before)
        for (const [name, value] of Object.entries(changes)) {
          if (value === undefined) next.delete(name)
          else next.set(name, value)
        }
        return next
      },
      { replace: true },
    )
  return {
    filter,
    change,
    filtered: Object.keys(filter).length > 0,
    clear: () => change(Object.fromEntries(NAMES.map(name => [name, undefined]))),
  }
}

export type Change = ReturnType<typeof useFilter>['change']

type FilterName = keyof typeof forms

const isId = (value: string) => /^[0-9a-f-]{36}$/.test(value)

/** What can be asked for in the address of this page, and in which form. */
export const forms = {
  action: (value: string) => Object.hasOwn(say.action.words, value),
  resource: (value: string) => Object.hasOwn(say.resource.words, value),
  project: isId,
  person: isId,
  from: isDate,
  to: isDate,
}

const NAMES = Object.keys(forms) as FilterName[]

function read(params: URLSearchParams): ActivityFilter {
  const said = NAMES.filter(name => forms[name](params.get(name) ?? ''))
  return Object.fromEntries(said.map(name => [name, params.get(name)]))
}
