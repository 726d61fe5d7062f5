import { taskWords } from '../../../app/en-task.ts'
import { useClock } from '../../../data/hooks.ts'
import { Icon } from '../../../ui/icon.tsx'
import { Popover } from '../../../ui/popover.tsx'
import { dayWords } from '../due-words.ts'
import type { ControlProps, Trigger } from './control.ts'
import { DayField, DaySuggestions } from './day-choice.tsx'

/** The day on which work is to begin. It has no time, and passing it makes nothing late. */
export function StartControl(props: { startOn: string | null; onChange: ControlProps['onChange']; trigger: Trigger }) {
  const { startOn, onChange, trigger } = props
  const clock = useClock()
  const shown = {
    name: taskWords.start,
    words: startOn === null ? taskWords.noDue : dayWords(startOn, clock),
    empty: startOn === null,
    sign: <Icon name="calendar" />,
  }
  return (
    <Popover label={taskWords.start} trigger={button => trigger(button, shown)}>
      {close => {
        const set = (day: string | null) => {
          onChange({ startOn: day })
          close()
        }
        return (
          <div className="grid gap-3">
            <DaySuggestions day={startOn} onChoose={set} {...(startOn !== null && { onClear: () => set(null) })} />
            <DayField day={startOn} onChange={day => onChange({ startOn: day })} />
          </div>
        )
      }}
    </Popover>
  )
}
