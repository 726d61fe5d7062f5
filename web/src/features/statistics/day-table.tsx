import { Link } from 'wouter'
import { statistics as say } from '../../app/en-statistics.ts'
import { useClock } from '../../data/hooks.ts'
import { dayWords } from '../tasks/due-words.ts'
import type { DayCounts } from './day-chart.tsx'
import { queries, searchFor } from './queries.ts'

/** The same as the chart in numbers, the newest first, with room for a finger. */
export function DayTable({ days }: { days: DayCounts }) {
  const clock = useClock()
  return (
    <details className="day-table">
      <summary>{say.asTable}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{say.day}</th>
            <th scope="col">{say.completed}</th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map(({ on, count }) => (
            <tr key={on}>
              <th scope="row">{dayWords(on, clock)}</th>
              <td>
                <Link href={searchFor(queries.completedOn(on))}>{say.many(count)}</Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
