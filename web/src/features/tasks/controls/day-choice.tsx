import { addDays } from '@cairn/contract/dates'
import { en } from '../../../app/en.ts'
import { taskWords } from '../../../app/en-task.ts'
import { nextWeek } from '../../../data/days.ts'
import { useClock } from '../../../data/hooks.ts'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'

/** The days that people mean most, and none at all. */
export function DaySuggestions(props: {
  day: string | null
  onChoose: (day: string) => void
  /** There may be a date to take away. */
  onClear?: () => void
}) {
  const clock = useClock()
  const { today } = clock
  const tomorrow = addDays(today, 1)
  const next = nextWeek(today, clock.weekStart)
  const suggestions = [
    { label: en.due.today, day: today, words: clock.weekday(today) },
    { label: en.due.tomorrow, day: tomorrow, words: clock.weekday(tomorrow) },
    { label: taskWords.nextWeek, day: next, words: clock.date(next) },
  ]
  return (
    <div className="-mx-1 grid">
      {suggestions.map(suggestion => (
        <Button
          key={suggestion.label}
          look="quiet"
          onClick={() => props.onChoose(suggestion.day)}
          aria-pressed={suggestion.day === props.day}
          className="button-line"
        >
          <span className="flex justify-between gap-6">
            <span className="text-text">{suggestion.label}</span>
            <span className="text-muted">{suggestion.words}</span>
          </span>
        </Button>
      ))}
      {props.onClear && (
        <Button look="quiet" onClick={props.onClear} className="button-line">
          {taskWords.noDue}
        </Button>
      )}
    </div>
  )
}

/** Any day that the contract takes; while somebody types one, the halves of it are not written. */
export function DayField({ day, onChange }: { day: string | null; onChange: (day: string) => void }) {
  return (
    <Field
      label={taskWords.date}
      type="date"
      min="1970-01-01"
      max="9998-12-31"
      value={day ?? ''}
      onValueChange={value => value >= '1970-01-01' && onChange(value)}
    />
  )
}
