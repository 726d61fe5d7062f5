import { useId, type KeyboardEvent, type ReactNode } from 'react'

/** Arrows move along the tabs and show each at once; `children` is the panel of the chosen one. */
export function Tabs<Value extends string>(props: {
  label: string
  tabs: readonly { value: Value; label: string; count?: number | undefined }[]
  value: Value
  onValueChange: (value: Value) => void
  children: ReactNode
}) {
  const id = useId()
  const { tabs, value, onValueChange } = props

  const move = (event: KeyboardEvent<HTMLElement>) => {
    const at = tabs.findIndex(tab => tab.value === value)
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key]
    const next = to === undefined ? undefined : tabs.at(to % tabs.length)
    if (!next) return
    event.preventDefault()
    onValueChange(next.value)
    event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')[tabs.indexOf(next)]?.focus()
  }
  return (
    <>
      <div
        role="tablist"
        aria-label={props.label}
        onKeyDown={move}
        className="flex gap-4 overflow-x-auto border-b border-line px-1"
      >
        {tabs.map(tab => (
          <button
            key={tab.value}
            type="button"
            role="tab"
            id={`${id}-${tab.value}`}
            aria-selected={tab.value === value}
            aria-controls={tab.value === value ? `${id}-panel` : undefined}
            tabIndex={tab.value === value ? 0 : -1}
            onClick={() => onValueChange(tab.value)}
            className="tab"
          >
            {tab.label}
            {tab.count !== undefined && <span className="ml-1 text-muted">{tab.count}</span>}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${value}`}>
        {props.children}
      </div>
    </>
  )
}
