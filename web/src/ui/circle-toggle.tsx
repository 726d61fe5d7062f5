import { Circle, type CircleState } from './circle.tsx'
import { refuse, useDisabled, type DisabledReason } from './disabled.tsx'
import { tip } from './tip.ts'

const checked = { empty: false, half: 'mixed', ticked: true, struck: false } as const

/** The circle at the head of a row. `label` says what it is for, and names the state where `checked` cannot. */
export function CircleToggle(props: {
  state: CircleState
  label: string
  keys?: string | undefined
  tabIndex?: number | undefined
  onToggle: () => void
  disabledReason?: DisabledReason
}) {
  const disabled = useDisabled(props.disabledReason)
  return (
    <>
      <button
        type="button"
        role="checkbox"
        aria-checked={checked[props.state]}
        aria-label={props.label}
        tabIndex={props.tabIndex}
        {...tip(props.label, props.keys)}
        {...disabled.attributes}
        onClick={props.disabledReason ? refuse : props.onToggle}
        className="circle-toggle"
      >
        <Circle state={props.state} />
      </button>
      {disabled.description}
    </>
  )
}
