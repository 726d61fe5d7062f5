import { useState } from 'react'
import { Button } from '../button.tsx'
import { Chip } from '../chip.tsx'
import { IconButton } from '../icon-button.tsx'
import { Toggle } from '../toggle.tsx'
import { longWord } from './words.ts'
import { Specimens } from './specimens.tsx'

const looks = ['primary', 'secondary', 'quiet', 'danger'] as const
const why = 'Only the owner can do this'

export function ButtonSpecimens() {
  const [on, setOn] = useState(false)
  return (
    <Specimens of="Button, IconButton, Toggle, Chip">
      <div className="line">
        {looks.map(look => (
          <Button key={look} look={look}>
            Save changes
          </Button>
        ))}
        <Button look="primary" icon="plus" keys="C">
          Add task
        </Button>
        <Button icon="undo" keys="Mod+Z">
          Undo
        </Button>
      </div>
      <div className="line">
        {looks.map(look => (
          <Button key={look} look={look} disabledReason={why}>
            Save changes
          </Button>
        ))}
        <Button look="primary" busy>
          Add task
        </Button>
        <Button busy>Save changes</Button>
      </div>
      <div className="line">
        <Button>{longWord}</Button>
      </div>
      <div className="line">
        <IconButton icon="more" label="More" />
        <IconButton icon="search" label="Search" keys="/" />
        <IconButton icon="trash" label="Move to trash" disabledReason={why} />
        <Toggle pressed={on} onPressedChange={setOn} icon="eye">
          Watch
        </Toggle>
        <Toggle pressed onPressedChange={setOn}>
          Watch
        </Toggle>
        <Toggle pressed={false} onPressedChange={setOn} icon="eye" disabledReason={why}>
          Watch
        </Toggle>
      </div>
      <div className="line">
        <Chip>Plain words</Chip>
        <Chip dot="green">home</Chip>
        <Chip icon="calendar" onClick={() => setOn(!on)}>
          Tomorrow
        </Chip>
        <Chip dot="purple" onRemove={() => setOn(!on)} removeLabel="Remove errands">
          errands
        </Chip>
        <Chip icon="calendar" onClick={() => setOn(!on)} onRemove={() => setOn(!on)} removeLabel="Remove the date">
          Fri 27 Nov
        </Chip>
        <Chip icon="user" disabledReason={why}>
          Anna
        </Chip>
        <Chip dot="orange" plain>
          without a border
        </Chip>
        <Chip dot="red">{longWord}</Chip>
      </div>
    </Specimens>
  )
}
