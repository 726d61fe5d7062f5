import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { IconButton } from './icon-button.tsx'

const tones = {
  info: { icon: 'info', colour: 'text-muted' },
  success: { icon: 'check', colour: 'text-success' },
  warning: { icon: 'warning', colour: 'text-warning' },
  danger: { icon: 'warning', colour: 'text-danger' },
} as const

/** Something about the whole page, as long as it is true. */
export function Banner(props: {
  tone?: keyof typeof tones
  children: ReactNode
  actions?: ReactNode
  onDismiss?: (() => void) | undefined
}) {
  const { icon, colour } = tones[props.tone ?? 'info']
  return (
    <div role="status" className="flex gap-3 border-b border-line bg-sunken px-4 py-1.5">
      <div className="flex min-w-0 grow flex-wrap items-center gap-x-3 gap-y-1">
        <div className="flex min-w-0 grow basis-56 gap-3 py-1">
          <Icon name={icon} className={`level ${colour}`} />
          <p className="min-w-0">{props.children}</p>
        </div>
        {props.actions}
      </div>
      {props.onDismiss && <IconButton icon="close" label="Dismiss" onClick={props.onDismiss} className="self-start" />}
    </div>
  )
}
