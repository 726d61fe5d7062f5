import { spawn } from 'node:child_process'
import { closeSync, fchownSync, fstatSync, openSync, readFileSync } from 'node:fs'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'

export type Postmaster = {
  /** Of PostgreSQL itself; 0 until it runs. */
  pid(): number
  hasExited(): boolean
  /** Settles with PostgreSQL's last words when it ends. */
  exited: Promise<string>
  stop(): Promise<void>
}

type Start = {
  pgData: string
  socketDir: string
  port: number
  log: string
  account: Account
  binaries: Binaries
  stalePid: number | undefined
}

export function spawnPostmaster({ pgData, socketDir, port, log, account, binaries, stalePid }: Start): Postmaster {
  const output = openSync(log, 'a', 0o600)
  const from = fstatSync(output).size
  if (account.as) fchownSync(output, account.as.uid, account.as.gid)
  const options = { ...settings, port: String(port), unix_socket_directories: socketDir }
  const flags = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const [command = '', ...args] = [
    ...account.prefix,
    '/bin/sh',
    '-c',
    guard,
    'guard',
    binaries.postgres,
    '-D',
    pgData,
    ...flags,
  ]
  const child = spawn(command, args, {
    ...account.as,
    cwd: '/',
    // PostgreSQL takes a lock for stale when it names its grandparent (a courtesy to pg_ctl); its other checks still hold.
    env: { PATH: process.env['PATH'], TZ: 'UTC', ...(stalePid && { PG_GRANDPARENT_PID: String(stalePid) }) },
    // Its own session: Ctrl+C in the terminal reaches the server, which stops PostgreSQL after its last request.
    detached: true,
    stdio: ['pipe', 'pipe', output],
  })
  closeSync(output)

  let pid = 0
  let ended = false
  child.stdout?.once('data', (said: Buffer) => (pid = Number(said.toString())))
  const exited = new Promise<string>(resolve => {
    child.once('error', error => resolve(error.message))
    child.once('exit', code => resolve(lastWords(log, from) ?? (code ? `it ended with code ${code}` : 'it was killed')))
  }).finally(() => (ended = true))

  return {
    pid: () => pid,
    hasExited: () => ended,
    exited,
    async stop() {
      child.stdin?.destroy()
      const impatient = setTimeout(() => pid && process.kill(pid, 'SIGQUIT'), 10_000)
      await exited.finally(() => clearTimeout(impatient))
    },
  }
}

// The pipe to this process closes when it ends, even by kill -9; the guard then asks PostgreSQL for a fast shutdown.
const guard = `
exec 3<&0
"$@" </dev/null 3<&- >/dev/null &
postgres=$!
echo $postgres
(read -r _ <&3; kill -INT $postgres) >/dev/null 2>&1 &
watch=$!
exec 3<&- >/dev/null
wait $postgres
code=$?
kill $watch 2>/dev/null
exit $code`

// Given on the command line, so that nothing on disk can weaken them. Sized for a small machine.
const settings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  max_connections: '60',
  shared_buffers: '64MB',
  work_mem: '4MB',
  maintenance_work_mem: '32MB',
  effective_cache_size: '512MB',
  random_page_cost: '1.1',
  jit: 'off',
  io_method: 'sync',
  max_parallel_workers_per_gather: '0',
  max_worker_processes: '2',
  autovacuum_max_workers: '2',
  max_logical_replication_workers: '0',
  max_wal_senders: '0',
  wal_level: 'minimal',
  max_wal_size: '256MB',
  min_wal_size: '64MB',
  log_line_prefix: '%m [%p] %b: ',
  log_timezone: 'UTC',
  timezone: 'UTC',
}

/** Its own, or its start-up's: what it refused to a client is not why it ended. */
function lastWords(log: string, from: number) {
  const said = readFileSync(log).subarray(from).toString().split('\n')
  const last = said.findLast(line => /FATAL|PANIC/.test(line) && !line.includes('client backend'))
  return last?.slice(last.search(/FATAL|PANIC/))
}
