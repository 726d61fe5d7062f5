import type { Problem } from '@cairn/contract/problems'
import { useEffect, type ComponentProps, type ReactNode } from 'react'
import { en } from '../../app/en.ts'
import { Button } from '../../ui/button.tsx'
import { FormProblem } from './form-problem.tsx'

/** The frame of everything before the door: a wordmark and one column of 360. */
export function Entrance({ title, children }: { title: string; children: ReactNode }) {
  useEffect(() => {
    document.title = en.pageTitle(title)
  }, [title])
  return (
    <main className="mx-auto grid w-full max-w-98 content-start gap-6 px-4 pt-12 pb-12 tablet:pt-24">
      <p className="flex items-center gap-2 text-panel font-semibold">
        <img src="/icon.svg" alt="" className="size-6" />
        {en.product}
      </p>
      <h1 className="text-display font-semibold">{title}</h1>
      {children}
    </main>
  )
}

/** Fields under each other, what went wrong above them, one button. */
export function EntranceForm(props: {
  onSubmit: ComponentProps<'form'>['onSubmit']
  problem: Problem | undefined
  busy: boolean
  submit: string
  children?: ReactNode
}) {
  return (
    <form onSubmit={props.onSubmit} noValidate className="grid gap-4">
      <FormProblem problem={props.problem} />
      {props.children}
      <Button look="primary" type="submit" busy={props.busy} className="w-full">
        {props.submit}
      </Button>
    </form>
  )
}
