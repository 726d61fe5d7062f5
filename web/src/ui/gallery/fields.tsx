import { useState } from 'react'
import { Checkbox } from '../checkbox.tsx'
import { ColorChoice } from '../color-choice.tsx'
import type { DotColour } from '../dot.tsx'
import { Field } from '../field.tsx'
import { Select } from '../select.tsx'
import { TextArea } from '../text-area.tsx'
import { arabic, longWord } from './words.ts'
import { Specimens } from './specimens.tsx'

const sizes = [
  { value: 'small', label: 'Small' },
  { value: 'large', label: `Large, or ${longWord}` },
] as const

const words = {
  grey: 'Grey',
  red: 'Red',
  orange: 'Orange',
  yellow: 'Yellow',
  green: 'Green',
  teal: 'Teal',
  blue: 'Blue',
  purple: 'Purple',
  pink: longWord,
}

export function FieldSpecimens() {
  const [size, setSize] = useState<'small' | 'large'>('small')
  const [checked, setChecked] = useState(true)
  const [color, setColor] = useState<DotColour>('teal')
  return (
    <Specimens of="Field, TextArea, Select, Checkbox, ColorChoice">
      <div className="fields">
        <Field label="Name" placeholder="Anna" />
        <Field label="E-mail" type="email" hint="We send a code to this address." defaultValue="anna@example.org" />
        <Field label="Username" error="This name is taken. Try anna.k" defaultValue="anna" />
        <Field label="Password" type="password" hint="At least 8 characters." defaultValue="correct horse" />
        <Field label="Workspace" disabledReason="Only the owner can rename it" defaultValue="Home" />
        <Field label="Code" inputMode="numeric" autoComplete="one-time-code" defaultValue="481 902" />
        <Field
          label="Title"
          labelHidden
          look="bare"
          className="text-panel font-semibold"
          defaultValue="A title edited in place"
        />
        <Select label="Size" options={sizes} value={size} onValueChange={setSize} />
        <Select label="Size" options={sizes} value="large" onValueChange={setSize} disabledReason="Fixed by the plan" />
        <TextArea label="Description" placeholder="What is it about?" />
        <TextArea label="Comment" defaultValue={`${arabic}\n${longWord}`} hint="Markdown works." />
        <TextArea label="Note" labelHidden look="bare" rows={2} placeholder="Add a description" />
        <ColorChoice label="Colour" words={words} value={color} onValueChange={setColor} />
      </div>
      <div className="line">
        <Checkbox checked={checked} onCheckedChange={setChecked}>
          Keep me signed in
        </Checkbox>
        <Checkbox checked={!checked} onCheckedChange={to => setChecked(!to)} hint="Quiet hours are respected.">
          Remind me
        </Checkbox>
        <Checkbox checked="mixed" onCheckedChange={setChecked}>
          Some of them
        </Checkbox>
        <Checkbox checked onCheckedChange={setChecked} disabledReason="Security mail cannot be turned off">
          Security
        </Checkbox>
      </div>
    </Specimens>
  )
}
