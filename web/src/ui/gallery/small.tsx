import { useState } from 'react'
import { Avatar } from '../avatar.tsx'
import { Circle } from '../circle.tsx'
import { Dot } from '../dot.tsx'
import { Flag } from '../flag.tsx'
import { iconPaths } from '../icon-paths.ts'
import { Icon, type IconName } from '../icon.tsx'
import { Kbd } from '../kbd.tsx'
import { Tabs } from '../tabs.tsx'
import { Specimens } from './specimens.tsx'

// The keys are the names: the object is written out in icon-paths.ts.
const names = Object.keys(iconPaths) as IconName[]
const states = ['empty', 'half', 'ticked', 'struck'] as const
const dots = ['grey', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple', 'pink'] as const
const grounds = ['ground', 'surface', 'sunken', 'selected'] as const
const inks = ['text', 'muted', 'accent', 'danger', 'warning', 'success', 'control'] as const

export function SmallSpecimens() {
  const [tab, setTab] = useState<'comments' | 'history' | 'files'>('comments')
  return (
    <Specimens of="Icons, Circle, Flag, Dot, Avatar, Kbd, Tabs, colours">
      <div className="drawings">
        {names.map(name => (
          <span key={name}>
            <Icon name={name} />
            {name}
          </span>
        ))}
        {states.map(state => (
          <span key={state}>
            <Circle state={state} />
            {state}
          </span>
        ))}
        {([1, 2, 3, 4] as const).map(level => (
          <span key={level}>
            <Flag level={level} />
            {level} of 4
          </span>
        ))}
        {dots.map(colour => (
          <span key={colour}>
            <Dot colour={colour} />
            {colour}
          </span>
        ))}
      </div>
      <div className="line">
        <Avatar name="Anna Kovač" size="small" />
        <Avatar name="Bo" />
        <Avatar name="田中 花子" size="large" />
        <Avatar name="A picture" src="/icon-192.png" size="large" />
        <Kbd keys="Mod+K" />
        <Kbd keys="Mod+Shift+Z" />
        <Kbd keys="G T" />
        <Kbd keys="?" />
      </div>
      <div>
        <Tabs
          label="About this task"
          tabs={[
            { value: 'comments', label: 'Comments', count: 3 },
            { value: 'history', label: 'History' },
            { value: 'files', label: 'Files' },
          ]}
          value={tab}
          onValueChange={setTab}
        >
          <p className="py-3 text-muted">The panel of {tab}.</p>
        </Tabs>
      </div>
      <div className="swatches">
        {grounds.map(ground => (
          <div key={ground} style={{ background: `var(--color-${ground})` }}>
            {inks.map(ink => (
              // A border's colour is for borders: it has the contrast of a shape, not that of words.
              <p
                key={ink}
                style={
                  ink === 'control' ? { border: '1px solid var(--color-control)' } : { color: `var(--color-${ink})` }
                }
              >
                {ink} on {ground}
              </p>
            ))}
          </div>
        ))}
      </div>
    </Specimens>
  )
}
