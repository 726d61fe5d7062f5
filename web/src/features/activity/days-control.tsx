import { addDays } from '@cairn/contract/dates'
import { activity as say } from '../../app/en-activity.ts'
import type { Clock } from '../../data/clock.ts'
import { useClock } from '../../data/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Popover } from '../../ui/popover.tsx'
import { dayInSentence } from '../tasks/day-in-sentence.ts'
import { dayWords } from '../tasks/due-words.ts'
import { FilterButton } from './filter-button.tsx'
import type { Change } from './use-filter.ts'

interface Days {
  from: string | undefined
  to: string | undefined
}

/** From which day to which: the usual ones by a press, any others by their dates. */
export function DaysControl({ from, to, onChange }: Days & { onChange: Change }) {
  const clock = useClock()
  return (
    <Popover
      label={say.days.label}
      trigger={trigger => (
        <FilterButton
          {...trigger}
          label={say.days.label}
          word={daysWords({ from, to }, clock)}
          set={(from ?? to) !== undefined}
        />
      )}
    >
      {close => (
        <div className="grid gap-3">
          <div className="-mx-1 grid">
            {usual(clock).map(({ label, ...days }) => (
              <Button
                key={label}
                look="quiet"
                aria-pressed={days.from === from && days.to === to}
                className="button-line"
                onClick={() => {
                  onChange(days)
                  close()
                }}
              >
                <span className="text-text">{label}</span>
              </Button>
            ))}
          </div>
          <DayField label={say.days.from} value={from} onChange={day => onChange({ from: day })} />
          <DayField label={say.days.to} value={to} onChange={day => onChange({ to: day })} />
        </div>
      )}
    </Popover>
  )
}

function DayField(props: { label: string; value: string | undefined; onChange: (day: string | undefined) => void }) {
  return (
    <Field
      label={props.label}
      type="date"
      min="1970-01-01"
      max="9998-12-31"
      value={props.value ?? ''}
      onValueChange={day => (day === '' || day >= '1970-01-01') && props.onChange(day || undefined)}
    />
  )
}

function usual({ today }: Clock): ({ label: string } & Days)[] {
  const yesterday = addDays(today, -1)
  const last = (days: number) => ({ label: say.days.last(days), from: addDays(today, 1 - days), to: undefined })
  return [
    { label: say.days.any, from: undefined, to: undefined },
    { label: say.days.today, from: today, to: undefined },
    { label: say.days.yesterday, from: yesterday, to: yesterday },
    last(7),
    last(30),
  ]
}

function daysWords({ from, to }: Days, clock: Clock): string {
  const known = usual(clock).find(days => days.from === from && days.to === to)
  if (known) return known.label
  if (from === undefined) return to === undefined ? say.days.any : say.days.until(dayInSentence(to, clock))
  if (to === undefined) return say.days.since(dayInSentence(from, clock))
  return from === to ? dayWords(from, clock) : say.days.between(dayWords(from, clock), dayInSentence(to, clock))
}
