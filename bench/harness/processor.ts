import { readdir, readFile } from 'node:fs/promises'
import type { Stage } from './stage.ts'

/** Milliseconds of processor time that the server and its PostgreSQL have used so far; told by /proc, so on Linux only. */
export async function processorOf({ server, postgres }: Stage): Promise<{ node: number; database: number }> {
  const stats = await Promise.all((await readdir('/proc')).filter(name => /^\d+$/.test(name)).map(statOf))
  const used = (belongs: (stat: Stat) => boolean) =>
    stats.filter(stat => stat !== undefined && belongs(stat)).reduce((sum, stat) => sum + (stat?.used ?? 0), 0)
  return {
    node: used(({ pid }) => pid === server.pid),
    database: used(({ pid, parent }) => pid === postgres.pid || parent === postgres.pid),
  }
}

interface Stat {
  pid: number
  parent: number
  used: number
}

/** A tick of the kernel's accounting is a hundredth of a second on every common Linux. */
const TICK = 10

/** Own time, and that of children that have ended, in user and kernel mode: proc(5), fields 14 to 17 of stat. */
async function statOf(pid: string): Promise<Stat | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined) // it may have ended meanwhile
  if (text === undefined) return undefined
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const ticks = [11, 12, 13, 14].reduce((sum, i) => sum + Number(fields[i]), 0)
  return { pid: Number(pid), parent: Number(fields[1]), used: ticks * TICK }
}
