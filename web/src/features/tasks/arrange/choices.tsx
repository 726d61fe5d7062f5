import { Icon } from '../../../ui/icon.tsx'
import './arrange.css'

/** A few words of which some are chosen; of `single` ones at most one. */
export function Choices<Value extends string>(props: {
  label: string
  options: readonly { value: Value; label: string }[]
  chosen: readonly Value[]
  single?: boolean
  onChange: (chosen: Value[]) => void
}) {
  const { label, options, chosen, single, onChange } = props
  const toggle = (value: Value) => {
    if (chosen.includes(value)) return onChange(chosen.filter(other => other !== value))
    onChange(
      single ? [value] : options.map(option => option.value).filter(one => one === value || chosen.includes(one)),
    )
  }
  return (
    <div role="group" aria-label={label} className="grid gap-1">
      <span aria-hidden className="text-secondary font-medium">
        {label}
      </span>
      <div className="flex flex-wrap gap-1.5">
        {options.map(({ value, label: word }) => (
          <button
            key={value}
            type="button"
            aria-pressed={chosen.includes(value)}
            onClick={() => toggle(value)}
            className="choice"
          >
            {chosen.includes(value) && <Icon name="check" />}
            {word}
          </button>
        ))}
      </div>
    </div>
  )
}
