import { execFile } from 'node:child_process'
import { chown, mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'

type Cluster = { dataDir: string; pgData: string; user: string; account: Account; binaries: Binaries }

/** Makes the files of the database when missing, aside and renamed, so that a kill in the middle leaves nothing half made. */
export async function ensureCluster(cluster: Cluster) {
  const made = await versionOf(cluster.pgData)
  if (made === undefined) return makeCluster(cluster)
  if (made !== major)
    throw new Error(
      `${cluster.pgData} was made by PostgreSQL ${made}, this Cairn brings ${major}: ` +
        (Number(made) > Number(major)
          ? 'use a newer Cairn, or another data directory'
          : 'restore a backup into a new data directory'),
    )
}

const major = '18'
const unfinished = 'postgres.new-'

async function versionOf(pgData: string) {
  try {
    return (await readFile(path.join(pgData, 'PG_VERSION'), 'utf8')).trim()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return undefined
    throw new Error(`Cannot read ${pgData} (${code}): it belongs to another user`, { cause: error })
  }
}

async function makeCluster({ dataDir, pgData, user, account, binaries }: Cluster) {
  await removeUnfinished(dataDir)
  const fresh = path.join(dataDir, `${unfinished}${process.pid}`)
  await mkdir(fresh, { mode: 0o700 })
  if (account.as) await chown(fresh, account.as.uid, account.as.gid)
  const [command, ...args] = [...account.prefix, binaries.initdb, '-D', fresh, ...options, `--username=${user}`]
  try {
    await promisify(execFile)(command, args, { ...account.as, cwd: '/' })
    await rename(fresh, pgData)
  } catch (error) {
    await rm(fresh, { recursive: true, force: true })
    if (await versionOf(pgData)) return // another start was quicker; the lock decides between the two
    const said = String((error as { stderr?: string }).stderr ?? error).trim()
    throw new Error(`Cannot make a database in ${dataDir}: ${said.split('\n').at(-1)}`, { cause: error })
  }
  await syncDirectory(dataDir)
}

// Access control is the socket's directory (0700). With locale C text compares by code point, like the contract.
const options = ['--locale=C', '--encoding=UTF8', '--data-checksums', '--auth=trust', '--no-instructions']

/** An initdb outlives the start that was killed for a moment, and goes on writing into the folder being removed. */
async function removeUnfinished(dataDir: string) {
  for (const name of await readdir(dataDir)) {
    if (name.startsWith(unfinished) && !isRunning(Number(name.slice(unfinished.length))))
      await rm(path.join(dataDir, name), { recursive: true, force: true, maxRetries: 10 })
  }
}

function isRunning(pid: number) {
  try {
    return pid !== process.pid && process.kill(pid, 0)
  } catch {
    return false
  }
}

/** Without it a power cut could take back the rename, and every commit after it. */
async function syncDirectory(directory: string) {
  const handle = await open(directory)
  await handle.sync().finally(() => handle.close())
}
