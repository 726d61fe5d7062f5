import type { Reader } from '@cairn/contract/query/readings'
import { descendsByItself } from '@cairn/contract/query/sort'
import { useEffect, useMemo, useRef } from 'react'
import { useClock } from '../../../data/hooks.ts'
import { dayWords } from '../due-words.ts'
import type { TaskRows } from '../lingering.ts'
import type { Arrangement, Grouping } from './address.ts'
import { grouped, type Group } from './groups.ts'

/** Rows under their headings; what has just been completed stays under its own until it has gone. */
export function useGroups({ shown, leaving }: TaskRows, by: Grouping, arrangement: Arrangement, reader: Reader) {
  const clock = useClock()
  const last = useRef<readonly Group[]>([])
  const turned = isTurned(by, arrangement)
  const groups = useMemo(() => {
    const { timeZone: zone, today, labels, projects } = reader
    const before = last.current
    const stays = (id: string) => before.filter(({ tasks }) => tasks.some(task => task.id === id)).map(({ key }) => key)
    return grouped(
      shown,
      by,
      { zone, today, labels, projects, dayWords: day => dayWords(day, clock) },
      {
        turned,
        before,
        stays: task => {
          const keys = leaving.has(task.id) ? stays(task.id) : []
          return keys.length > 0 ? keys : undefined
        },
      },
    )
  }, [shown, leaving, by, turned, reader, clock, last])
  useEffect(() => {
    last.current = groups
  })
  return groups
}

/** Headings that are what is sorted by follow its direction. */
const isTurned = (group: Grouping, { by, descending }: Arrangement) =>
  by === group && descending !== descendsByItself[by]
