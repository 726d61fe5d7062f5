import { colors } from '@cairn/contract/choices'
import type { Color } from '@cairn/contract/fields'
import { useId } from 'react'
import { colorWords } from '../../app/en-projects.ts'
import { Dot } from '../../ui/dot.tsx'
import { Icon } from '../../ui/icon.tsx'

/** The colours beside their names; a group of radio buttons, so arrows walk it. */
export function ColorChoice(props: { label: string; value: Color; onValueChange: (color: Color) => void }) {
  const name = useId()
  return (
    <fieldset>
      <legend className="pb-1 text-secondary font-medium">{props.label}</legend>
      <div className="grid grid-cols-2 gap-1 tablet:grid-cols-3">
        {colors.map(color => (
          <label key={color} className="color-choice">
            <input
              type="radio"
              name={name}
              checked={color === props.value}
              onChange={() => props.onValueChange(color)}
              className="sr-only"
            />
            <Dot colour={color} />
            <span className="grow">{colorWords[color]}</span>
            {color === props.value && <Icon name="check" className="text-accent" />}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
