import type { TaskStats } from '@cairn/contract/tasks'
import { useState } from 'react'
import { Link } from 'wouter'
import { statistics as say } from '../../app/en-statistics.ts'
import { useLabels } from '../../data/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Dot } from '../../ui/dot.tsx'
import { Section } from '../../ui/section.tsx'
import { Bar } from './bar.tsx'
import { queries, searchFor } from './queries.ts'

/** The labels that tasks have, the most used first; the dark part of a bar is what is open. */
export function LabelBars({ stats: { byLabel } }: { stats: TaskStats }) {
  const labels = useLabels()
  const [all, setAll] = useState(false)
  const used = labels
    .flatMap(label => {
      const counts = byLabel[label.id]
      return counts && counts.total > 0 ? [{ label, ...counts }] : []
    })
    .toSorted((a, b) => b.total - a.total)
  const most = used[0]?.total ?? 0
  return (
    <Section title={say.byLabel}>
      {used.length === 0 && <p className="px-3 text-muted">{say.noLabels}</p>}
      <ul>
        {used.slice(0, all ? undefined : SHOWN).map(({ label, open, total }) => (
          <Bar
            key={label.id}
            sign={<Dot colour={label.color} />}
            name={label.name}
            count={total}
            within={open}
            most={most}
            query={queries.label(label, labels)}
          >
            <Link
              href={searchFor(queries.openLabel(label, labels))}
              aria-label={say.openOfNamed(label.name, open)}
              className="bar-open"
            >
              {say.openOf(open)}
            </Link>
          </Bar>
        ))}
      </ul>
      {!all && used.length > SHOWN && (
        <Button look="quiet" onClick={() => setAll(true)}>
          {say.allLabels(used.length)}
        </Button>
      )}
    </Section>
  )
}

/** As many as one compares at a glance. */
const SHOWN = 20
