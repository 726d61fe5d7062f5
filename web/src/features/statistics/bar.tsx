import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { statistics as say } from '../../app/en-statistics.ts'
import { searchFor } from './queries.ts'

/** A number with its name and, for the eye, how long it is beside the others; it leads to the tasks that it counts. */
export function Bar(props: {
  sign: ReactNode
  name: string
  count: number
  /** Of what a full bar stands for. */
  most: number
  /** How much of it is of a kind that is drawn darker. */
  within?: number
  query: string
  children?: ReactNode
}) {
  const { sign, name, count, most, within = count, query } = props
  const share = (n: number) => ({ width: `${most > 0 ? (100 * n) / most : 0}%` })
  return (
    <li className="flex items-center">
      <Link href={searchFor(query)} className="bar">
        <span className="grid size-4 place-items-center">{sign}</span>
        <bdi className="truncate">{name}</bdi>
        <span aria-hidden className="bar-track">
          <span className="bar-whole" style={share(count)} />
          <span className="bar-part" style={share(within)} />
        </span>
        <span className="text-end">{say.many(count)}</span>
      </Link>
      {props.children}
    </li>
  )
}
