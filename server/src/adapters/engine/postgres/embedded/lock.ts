import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

export type Lock = { pid: number; socket: string; status: string | undefined }

/** `postmaster.pid`, PostgreSQL's own lock on its files; we read it and never remove it. */
export async function readLock(pgData: string): Promise<Lock | undefined> {
  const text = await readFile(path.join(pgData, 'postmaster.pid'), 'utf8').catch(() => '')
  const [pid, , , port, socketDir, , , status] = text.split('\n')
  if (!Number(pid)) return undefined
  return { pid: Number(pid), socket: `${socketDir}/.s.PGSQL.${port}`, status: status?.trim() }
}

/**
 * Waits while a predecessor ends, which it does as soon as its Cairn is gone; one that goes on serving has a living
 * Cairn. Returns the process id that a stale lock names although it is no PostgreSQL (a zombie, or the number was used again).
 */
export async function waitForFreeLock(pgData: string): Promise<number | undefined> {
  const start = Date.now()
  let serving = 0
  for (;;) {
    const lock = await readLock(pgData)
    if (!lock) return undefined
    if (!(await isPostgres(lock.pid)) && !(await answers(lock.socket))) return lock.pid
    serving = lock.status === 'ready' ? serving + pause : 0
    if (serving >= patience || Date.now() - start > 60_000)
      throw new Error(
        `Another Cairn is already running on ${path.dirname(pgData)} (its PostgreSQL is process ${lock.pid})`,
      )
    await sleep(pause)
  }
}

const pause = 50
const patience = 1_000

async function isPostgres(pid: number) {
  const { comm, state } = process.platform === 'linux' ? await fromProc(pid) : await fromPs(pid)
  return path.basename(comm) === 'postgres' && !state.startsWith('Z')
}

async function fromProc(pid: number) {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const [, comm = '', state = ''] = /\((.*)\) (\w)/.exec(stat) ?? []
  return { comm, state }
}

async function fromPs(pid: number) {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'stat=,comm=', '-p', String(pid)]).catch(() => ({
    stdout: '',
  }))
  const [, state = '', comm = ''] = /^(\S+)\s+(.*)$/m.exec(stdout.trim()) ?? []
  return { comm, state }
}

/** The socket is asked too: a data directory shared by two containers names a process the other cannot see. */
export async function answers(socket: string) {
  return new Promise<boolean>(resolve => {
    const probe = connect(socket)
    probe.once('connect', () => resolve(true)).once('error', () => resolve(false))
    probe.once('connect', () => probe.destroy())
  })
}
