import { closeness } from './closeness.ts'
import type { Command, Group } from './command.ts'

/** Before anything is typed: what was chosen last stands on top, and not a second time below. */
export function withRecent(
  groups: readonly Group[],
  name: string,
  recent: readonly string[],
  known: readonly Command[],
) {
  const byId = new Map(known.map(command => [command.id, command]))
  const latest = recent.flatMap(id => byId.get(id) ?? []).slice(0, RECENT)
  const others = groups.map(group => ({ ...group, commands: group.commands.filter(one => !latest.includes(one)) }))
  return [{ name, commands: latest }, ...others].filter(({ commands }) => commands.length > 0)
}

/** What fits, the best first in each group and the group of the best first; of what fits equally well, what was chosen last. */
export function fitting(groups: readonly Group[], typed: string, recent: readonly string[]): Group[] {
  return groups
    .map(({ name, commands }) => {
      const scored = commands
        .flatMap(command => {
          const fit = fitOf(command, typed, recent)
          return fit === undefined ? [] : { command, fit }
        })
        .toSorted((a, b) => b.fit - a.fit)
        .slice(0, SHOWN)
      return { name, commands: scored.map(({ command }) => command), fit: scored[0]?.fit ?? 0 }
    })
    .filter(({ commands }) => commands.length > 0)
    .toSorted((a, b) => b.fit - a.fit)
}

function fitOf({ id, label, found }: Command, typed: string, recent: readonly string[]): number | undefined {
  const fit = closeness(label, typed) ?? (found ? 0 : undefined)
  const at = recent.indexOf(id)
  return fit === undefined || at < 0 ? fit : fit + LIFT / (at + 1)
}

/** Less than lies between one way to fit and the next. */
const LIFT = 0.05

const RECENT = 5
const SHOWN = 6
