import { addDays, instantAt } from '@cairn/contract/dates'
import { en } from '../../../app/en.ts'
import { nextWeek, timeOf } from '../../../data/days.ts'
import { useClock } from '../../../data/hooks.ts'
import { dueDay } from '../../../data/task-query.ts'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Popover } from '../../../ui/popover.tsx'
import { dueWords, dueWordsLong } from '../due-words.ts'
import type { Task } from '@cairn/contract/tasks'
import type { ControlProps } from './control.ts'

export function DueControl({ task, onChange, trigger }: ControlProps) {
  const clock = useClock()
  const words = dueWordsLong(task, clock)
  const late = dueWords(task, clock)?.when === 'overdue' && task.status !== 'completed'
  const shown = {
    name: en.task.due,
    words: words ?? en.task.noDue,
    empty: words === undefined,
    sign: <Icon name={late ? 'warning' : 'calendar'} className={late ? 'text-danger' : ''} />,
  }
  return (
    <Popover label={en.task.due} trigger={props => trigger(props, shown)}>
      {close => <DueForm due={task} clearable={words !== undefined} onChange={onChange} close={close} />}
    </Popover>
  )
}

export type DueDraft = Pick<Task, 'dueOn' | 'dueAt'>

export function DueForm(props: {
  due: DueDraft
  /** There may be a date to take away. */
  clearable: boolean
  onChange: ControlProps['onChange']
  close: () => void
}) {
  const { due, onChange, close } = props
  const clock = useClock()
  const { today, zone: timeZone } = clock
  const day = dueDay(due, timeZone)
  const time = due.dueAt === null ? '' : timeOf(due.dueAt, timeZone)

  /** A day, and if a time is set the instant of it; setting one takes the other away. */
  const set = (newDay: string, newTime: string) =>
    onChange(newTime ? { dueAt: instantAt(newDay, newTime, timeZone), timeZone } : { dueOn: newDay })
  const choose = (chosen: string) => {
    set(chosen, time)
    close()
  }
  const clear = () => {
    onChange({ dueOn: null, dueAt: null })
    close()
  }
  const tomorrow = addDays(today, 1)
  const next = nextWeek(today, clock.weekStart)
  const suggestions = [
    { label: en.due.today, day: today, words: clock.weekday(today) },
    { label: en.due.tomorrow, day: tomorrow, words: clock.weekday(tomorrow) },
    { label: en.due.nextWeek, day: next, words: clock.date(next) },
  ]
  return (
    <div className="grid gap-3">
      <div className="-mx-1 grid">
        {suggestions.map(suggestion => (
          <Button
            key={suggestion.label}
            look="quiet"
            onClick={() => choose(suggestion.day)}
            aria-pressed={suggestion.day === day}
            className="due-suggestion"
          >
            <span className="flex justify-between gap-6">
              <span className="text-text">{suggestion.label}</span>
              <span className="text-muted">{suggestion.words}</span>
            </span>
          </Button>
        ))}
        {props.clearable && (
          <Button look="quiet" onClick={clear} className="due-suggestion">
            {en.due.none}
          </Button>
        )}
      </div>
      <Field
        label={en.due.date}
        type="date"
        min="1970-01-01"
        max="9998-12-31"
        value={day ?? ''}
        onValueChange={value => value >= '1970-01-01' && set(value, time)}
      />
      <Field
        label={en.due.time}
        hint={en.due.timeHint}
        type="time"
        value={time}
        onValueChange={value => set(day ?? today, value)}
      />
    </div>
  )
}
