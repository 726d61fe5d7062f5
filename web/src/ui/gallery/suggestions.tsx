import { useRef, useState } from 'react'
import { DotIcon } from '../dot.tsx'
import { Field } from '../field.tsx'
import { useSuggestions } from '../use-suggestions.tsx'
import { arabic, longWord } from './words.ts'
import { Specimens } from './specimens.tsx'

const names = ['Home', 'Holiday', 'Deep work', arabic, longWord].map(label => ({
  label,
  icon: <DotIcon colour="teal" />,
}))

export function SuggestionSpecimens() {
  return (
    <Specimens of="useSuggestions">
      <div className="fields">
        <Suggesting label="Label" />
        <Suggesting label="Label, with something to say" error="“hme” is no label." />
      </div>
    </Specimens>
  )
}

function Suggesting({ label, error }: { label: string; error?: string }) {
  const [text, setText] = useState('')
  const [isHere, setHere] = useState(false)
  const whole = useRef<HTMLDivElement>(null)
  const { attributes, list, take } = useSuggestions({
    label: 'Labels that fit',
    said: count => `${count} suggestions. Arrow keys choose.`,
    below: whole,
    items: names.filter(name => name.label.toLowerCase().includes(text.toLowerCase())),
    of: isHere ? label : undefined,
    eager: text !== '',
    onChoose: name => setText(name.label),
  })
  return (
    <div ref={whole}>
      <Field
        label={label}
        value={text}
        onValueChange={setText}
        error={error}
        onFocus={() => setHere(true)}
        onBlur={() => setHere(false)}
        onKeyDown={take}
        {...attributes}
      />
      {list}
    </div>
  )
}
