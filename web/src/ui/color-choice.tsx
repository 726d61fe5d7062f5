import { useId } from 'react'
import { Dot, type DotColour } from './dot.tsx'
import { Icon } from './icon.tsx'

/** The colours beside their names; a group of radio buttons, so arrows walk it. */
export function ColorChoice(props: {
  label: string
  /** What each is called, in the order in which they are offered. */
  words: Readonly<Record<DotColour, string>>
  value: DotColour
  onValueChange: (color: DotColour) => void
}) {
  const name = useId()
  return (
    <fieldset>
      <legend className="pb-1 text-secondary font-medium">{props.label}</legend>
      <div className="grid grid-cols-2 gap-1 tablet:grid-cols-3">
        {(Object.keys(props.words) as DotColour[]).map(color => (
          <label key={color} className="color-choice">
            <input
              type="radio"
              name={name}
              checked={color === props.value}
              onChange={() => props.onValueChange(color)}
              className="sr-only"
            />
            <Dot colour={color} />
            <span className="grow">{props.words[color]}</span>
            {color === props.value && <Icon name="check" className="text-accent" />}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
