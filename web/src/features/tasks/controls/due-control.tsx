import { instantAt } from '@cairn/contract/dates'
import { taskWords } from '../../../app/en-task.ts'
import { timeOf } from '../../../data/days.ts'
import { useClock } from '../../../data/hooks.ts'
import { dueDay } from '../../../data/task-query.ts'
import { Field } from '../../../ui/field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Popover } from '../../../ui/popover.tsx'
import { dueWords, dueWordsLong } from '../due-words.ts'
import type { Task } from '@cairn/contract/tasks'
import type { ControlProps } from './control.ts'
import { DayField, DaySuggestions } from './day-choice.tsx'

export function DueControl({ task, onChange, trigger }: ControlProps) {
  const clock = useClock()
  const words = dueWordsLong(task, clock)
  const late = dueWords(task, clock)?.when === 'overdue' && task.status !== 'completed'
  const shown = {
    name: taskWords.due,
    words: words ?? taskWords.noDue,
    empty: words === undefined,
    sign: <Icon name={late ? 'warning' : 'calendar'} className={late ? 'text-danger' : ''} />,
  }
  return (
    <Popover label={taskWords.due} trigger={props => trigger(props, shown)}>
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
  return (
    <div className="grid gap-3">
      <DaySuggestions day={day} onChoose={choose} {...(props.clearable && { onClear: clear })} />
      <DayField day={day} onChange={chosen => set(chosen, time)} />
      <Field
        label={taskWords.time}
        hint={taskWords.timeHint}
        type="time"
        value={time}
        onValueChange={value => set(day ?? today, value)}
      />
    </div>
  )
}
