import { useId } from 'react'
import { settings } from '../../app/en-settings.ts'
import { Button } from '../../ui/button.tsx'
import { copy } from './copy.ts'

/** Something to be copied, and looked at to be typed by hand. */
export function Secret({ label, text }: { label: string; text: string }) {
  const id = useId()
  return (
    <div className="grid gap-1">
      <p id={id} className="text-secondary font-medium">
        {label}
      </p>
      <div className="flex items-start gap-2">
        <code
          aria-labelledby={id}
          role="group"
          className="min-w-0 grow rounded-control border border-line bg-sunken px-2.5 py-1.5 font-mono text-secondary select-all"
        >
          {text}
        </code>
        <Button icon="copy" onClick={() => void copy(text)}>
          {settings.copy}
        </Button>
      </div>
    </div>
  )
}
