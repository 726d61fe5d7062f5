import type { TaskStats } from '@cairn/contract/tasks'
import { useState, type KeyboardEvent } from 'react'
import { Link } from 'wouter'
import { statistics as say } from '../../app/en-statistics.ts'
import { useClock } from '../../data/hooks.ts'
import { tip } from '../../ui/tip.ts'
import { dayWords } from '../tasks/due-words.ts'
import { queries, searchFor } from './queries.ts'

export type DayCounts = TaskStats['completedByDay']

/** A bar a day. It is one stop of the keyboard: arrows move along the days, Enter opens what was completed on one. */
export function DayChart({ days }: { days: DayCounts }) {
  const clock = useClock()
  const last = days.length - 1
  const [stop, setStop] = useState(last)
  const most = Math.max(1, ...days.map(({ count }) => count))

  const move = (event: KeyboardEvent<HTMLElement>) => {
    const next = { ArrowLeft: stop - 1, ArrowRight: stop + 1, Home: 0, End: last }[event.key]
    const link = next === undefined ? undefined : event.currentTarget.querySelectorAll('a')[next]
    if (!link) return
    event.preventDefault()
    link.focus()
  }
  return (
    <div className="day-chart">
      <span aria-hidden className="day-scale">
        {say.many(most)}
      </span>
      <ol aria-label={say.byDay} onKeyDown={move} className="day-bars">
        {days.map(({ on, count }, index) => {
          const words = say.dayFigure(dayWords(on, clock), count)
          return (
            <li key={on}>
              <Link
                href={searchFor(queries.completedOn(on))}
                tabIndex={index === stop ? 0 : -1}
                onFocus={() => setStop(index)}
                className="day-bar"
                {...tip(words)}
              >
                <span className="sr-only">{words}</span>
                <span aria-hidden style={{ height: `${(100 * count) / most}%` }} />
              </Link>
            </li>
          )
        })}
      </ol>
      <div aria-hidden className="day-axis">
        {days.map(({ on }, index) => (
          <span key={on}>{(last - index) % WEEK === 0 && <span>{dayWords(on, clock)}</span>}</span>
        ))}
      </div>
    </div>
  )
}

const WEEK = 7
