import { useId, type ReactNode } from 'react'
import { Icon } from './icon.tsx'

/** A heading, how many there are, and what belongs under it. It folds when something listens to `onFold`. */
export function Section(props: {
  title: string
  count?: number | undefined
  actions?: ReactNode
  folded?: boolean | undefined
  onFold?: ((folded: boolean) => void) | undefined
  level?: 2 | 3
  children: ReactNode
}) {
  const { folded = false, onFold } = props
  const id = useId()
  const Heading = `h${props.level ?? 2}` as const
  const words = (
    <>
      <bdi>{props.title}</bdi>
      {props.count !== undefined && <span className="ml-2 font-regular text-muted">{props.count}</span>}
    </>
  )
  return (
    <section aria-labelledby={id}>
      <header className="section-head">
        <Heading id={id} className="min-w-0 grow truncate text-secondary font-semibold">
          {onFold ? (
            <button type="button" aria-expanded={!folded} onClick={() => onFold(!folded)} className="section-fold">
              {words}
              <Icon name={folded ? 'chevron-right' : 'chevron-down'} className="ml-1 text-muted" />
            </button>
          ) : (
            words
          )}
        </Heading>
        {props.actions}
      </header>
      {!folded && props.children}
    </section>
  )
}
