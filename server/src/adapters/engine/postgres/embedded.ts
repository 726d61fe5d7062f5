import { mkdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { chooseAccount, type Account } from './embedded/account.ts'
import { findBinaries, type Binaries } from './embedded/binaries.ts'
import { ensureCluster } from './embedded/cluster.ts'
import { ensureDatabase } from './embedded/database.ts'
import { answers, readLock, waitForFreeLock } from './embedded/lock.ts'
import { spawnPostmaster, type Postmaster } from './embedded/postmaster.ts'
import { prepareSocketDir } from './embedded/socket-dir.ts'

/** A PostgreSQL of our own, reached through a private socket; it ends when this process ends, however that happens. */
export type Embedded = {
  readonly socketDir: string
  readonly port: number
  readonly user: string
  readonly database: string
  /** Changes when PostgreSQL crashed and was started again. */
  readonly pid: number
  stop(): Promise<void>
}

export type EmbeddedOptions = {
  /** Called once when PostgreSQL ended by itself and could not be started again. */
  onLost?: (error: Error) => void
}

/**
 * Starts PostgreSQL on `dataDir` (made when missing) and waits until the database `cairn` answers.
 * Rejects with an Error whose message is one line for the person at the terminal.
 */
export async function startEmbedded(dataDir: string, options: EmbeddedOptions = {}): Promise<Embedded> {
  const place = await prepare(path.resolve(dataDir))
  let postmaster = await launch(place)
  let stopping = false
  const crashes: number[] = []

  const supervise = (running: Postmaster) => {
    void running.exited.then(async () => {
      if (stopping) return
      try {
        refuseCrashLoop(crashes, place)
        postmaster = await launch(place)
        if (stopping) await postmaster.stop()
        else supervise(postmaster)
      } catch (error) {
        if (!stopping) options.onLost?.(error as Error)
      }
    })
  }
  supervise(postmaster)

  return {
    socketDir: place.socketDir,
    port,
    user,
    database,
    get pid() {
      return postmaster.pid()
    },
    async stop() {
      stopping = true
      await postmaster.stop()
    },
  }
}

/** The PostgreSQL of a Cairn that is running on `dataDir`, if there is one. */
export async function findEmbedded(
  dataDir: string,
): Promise<Pick<Embedded, 'socketDir' | 'port' | 'user' | 'database'> | undefined> {
  const lock = await readLock(path.join(path.resolve(dataDir), 'postgres'))
  if (lock?.status !== 'ready' || !(await answers(lock.socket))) return undefined
  return { socketDir: path.dirname(lock.socket), port, user, database }
}

type Place = { pgData: string; socketDir: string; log: string; account: Account; binaries: Binaries }

// The port is only part of the socket's file name: nothing listens on the network.
const port = 5432
const user = 'cairn'
const database = 'cairn'

async function prepare(dataDir: string): Promise<Place> {
  const binaries = await findBinaries()
  await ensureWritable(dataDir)
  const pgData = path.join(dataDir, 'postgres')
  const account = await chooseAccount({ dataDir, pgData, binary: binaries.postgres })
  const log = path.join(dataDir, 'postgres.log')
  await keepLogSmall(log)
  const socketDir = await prepareSocketDir(dataDir, account)
  await ensureCluster({ dataDir, pgData, user, account, binaries })
  return { pgData, socketDir, log, account, binaries }
}

/** A dying predecessor may hold the lock or the shared memory for a moment: only then try again. */
async function launch(place: Place): Promise<Postmaster> {
  const deadline = Date.now() + 30_000
  for (;;) {
    const stalePid = await waitForFreeLock(place.pgData)
    const postmaster = spawnPostmaster({ ...place, port, stalePid })
    const failure = await Promise.race([postmaster.exited, untilReady(place, postmaster)])
    if (failure === undefined) return postmaster
    if (!/lock file .* already exists|shared memory block .* still in use/.test(failure) || Date.now() > deadline)
      throw new Error(`The embedded PostgreSQL did not start: ${failure} (see ${place.log})`)
    await sleep(100)
  }
}

async function untilReady(place: Place, postmaster: Postmaster): Promise<undefined> {
  for (;;) {
    const lock = await readLock(place.pgData)
    if (lock?.status === 'ready' && lock.pid === postmaster.pid()) break
    if (postmaster.hasExited()) return new Promise(() => {}) // the race is already decided by `exited`
    await sleep(10)
  }
  await ensureDatabase({ socketDir: place.socketDir, port, user, database })
  return undefined
}

async function ensureWritable(dataDir: string) {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 })
    const probe = path.join(dataDir, `.write-${process.pid}`)
    await mkdir(probe)
    await rm(probe, { recursive: true })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new Error(
      `Cannot write to the data directory ${dataDir} (${code}): give Cairn the right, or choose another one with DATA_DIR`,
      { cause: error },
    )
  }
}

async function keepLogSmall(log: string) {
  const size = await stat(log)
    .then(found => found.size)
    .catch(() => 0)
  if (size > 10_000_000) await rename(log, `${log}.old`)
}

function refuseCrashLoop(crashes: number[], place: Place) {
  const now = Date.now()
  crashes.push(now)
  if (crashes.length > 5 && now - (crashes.at(-6) ?? 0) < 60_000)
    throw new Error(`The embedded PostgreSQL keeps crashing (see ${place.log})`)
}
