import { useState } from 'react'
import { Avatar } from '../avatar.tsx'
import { Button } from '../button.tsx'
import { Chip } from '../chip.tsx'
import type { CircleState } from '../circle.tsx'
import { CircleToggle } from '../circle-toggle.tsx'
import { EmptyState } from '../empty-state.tsx'
import { Flag } from '../flag.tsx'
import { IconButton } from '../icon-button.tsx'
import { Icon, type IconName } from '../icon.tsx'
import { Row, type RowProps } from '../row.tsx'
import { Section } from '../section.tsx'
import { Skeleton } from '../skeleton.tsx'
import { arabic, japanese, longSentence, longWord } from './words.ts'
import { Specimens } from './specimens.tsx'

export function ListSpecimens() {
  const [folded, setFolded] = useState(false)
  return (
    <Specimens of="Section, Row, EmptyState, Skeleton">
      <div>
        <Section title="Overdue" count={3} actions={<Button look="quiet">Reschedule all</Button>}>
          <Line title="Pay the rent" when="Yesterday" tone="text-danger" icon="warning" level={4} who="Anna Kovač" />
          <Line title={longSentence} when="Mon" tone="text-danger" icon="warning" labels />
          <Line title={longWord} when="2 Nov" tone="text-danger" icon="warning" who="Bo" />
        </Section>
        <Section
          title="Today"
          count={5}
          folded={folded}
          onFold={setFolded}
          actions={<IconButton icon="plus" label="Add" />}
        >
          <Line title="Water the plants" when="Today" tone="text-warning" icon="sun" current level={2} />
          <Line
            title="Send the invoice for October"
            start="half"
            when="17:30"
            tone="text-warning"
            icon="sun"
            selected
            labels
          />
          <Line title={arabic} level={3} who="ليلى حداد" />
          <Line title={japanese} when="Fri" icon="calendar" who="田中 花子" labels />
          <Line title="Nothing but a title" />
        </Section>
        <Section title="Done" level={3} count={2} folded={false} onFold={() => undefined}>
          <Line title="Call the dentist" start="ticked" done level={1} when="Today" icon="sun" />
          <Line title="Book the small room" start="struck" done who="Anna Kovač" />
        </Section>
      </div>
      <EmptyState action={<Button icon="plus">Add a task</Button>} keys="C">
        Nothing due today.
      </EmptyState>
      <Skeleton rows={4} label="Loading" />
    </Specimens>
  )
}

type LineProps = Pick<RowProps, 'title' | 'current' | 'selected' | 'done'> & {
  start?: CircleState
  when?: string
  tone?: string
  icon?: IconName
  level?: 1 | 2 | 3 | 4
  who?: string
  labels?: boolean
}

function Line({
  start = 'empty',
  when,
  tone = 'text-muted',
  icon = 'calendar',
  level,
  who,
  labels,
  ...row
}: LineProps) {
  const [state, setState] = useState(start)
  return (
    <Row
      {...row}
      onOpen={() => undefined}
      done={state === 'ticked' || state === 'struck'}
      lead={
        <CircleToggle
          state={state}
          label={`Complete: ${row.title}`}
          keys="E"
          onToggle={() => setState(state === 'ticked' ? 'empty' : 'ticked')}
        />
      }
      note={
        labels && (
          <>
            <Chip dot="teal" plain>
              home
            </Chip>
            <Chip dot="orange" plain>
              taxes and duties
            </Chip>
            <Chip icon="subtask" plain>
              2/5
            </Chip>
          </>
        )
      }
      columns={[
        level && <Flag level={level} label={`Priority ${level} of 4`} />,
        who && <Avatar name={who} size="small" />,
        when && (
          <span className={`flex items-center gap-1 text-meta ${tone}`}>
            <Icon name={icon} />
            {when}
          </span>
        ),
      ]}
    />
  )
}
