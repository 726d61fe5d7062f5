import type { Instance } from '@cairn/contract/instance'
import { Problem } from '@cairn/contract/problems'
import { useEffect, useState } from 'react'
import { client } from './client.ts'
import { useValue } from './hooks.ts'
import { createValue } from './value.ts'

const known = createValue<Instance | undefined>(undefined)
let asked: Promise<Instance> | undefined

/** What the installation says of itself; asked once, and again after somebody has come in: then it may have an operator. */
export function askInstance(): Promise<Instance> {
  asked ??= client.instance.get().then(
    answer => {
      known.set(answer)
      return answer
    },
    (failure: unknown) => {
      asked = undefined
      throw failure
    },
  )
  return asked
}

export function forgetInstance() {
  asked = undefined
  known.set(undefined)
}

/** The same for a page; `problem` when there is no answer, with the way to ask again. */
export function useInstance(): { answer?: Instance; problem?: Problem; again: () => void } {
  const answer = useValue(known)
  const [problem, setProblem] = useState<Problem>()
  const ask = () => {
    setProblem(undefined)
    askInstance().catch((failure: unknown) => {
      if (!(failure instanceof Problem)) throw failure
      setProblem(failure)
    })
  }
  useEffect(() => {
    if (!answer) ask()
  }, [answer])
  return { ...(answer && { answer }), ...(problem && { problem }), again: ask }
}
