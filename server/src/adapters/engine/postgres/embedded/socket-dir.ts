import { createHash } from 'node:crypto'
import { chown, lstat, mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Account } from './account.ts'

/** A directory only we may enter; it is what keeps others out of the database. */
export async function prepareSocketDir(dataDir: string, account: Account) {
  const near = path.join(dataDir, 'run')
  const directory = fits(near)
    ? near
    : path.join(tmpdir(), `cairn-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`)
  if (!fits(directory))
    throw new Error(
      `The path of the data directory and of the temporary directory ${tmpdir()} are too long for a socket`,
    )
  await mkdir(directory, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw new Error(`Cannot make ${directory} (${error.code})`, { cause: error })
  })
  await refuseForeign(directory, account)
  if (account.as) await chown(directory, account.as.uid, account.as.gid)
  return directory
}

// sockaddr_un holds 108 bytes on Linux and 104 on macOS, and PostgreSQL adds "/.s.PGSQL.5432".
function fits(directory: string) {
  return Buffer.byteLength(directory) <= 85
}

/** In the temporary directory somebody else may have made it before us. */
async function refuseForeign(directory: string, account: Account) {
  const found = await lstat(directory)
  const ours = found.uid === process.getuid?.() || found.uid === account.as?.uid
  if (!found.isDirectory() || !ours || (found.mode & 0o077) !== 0)
    throw new Error(`${directory} must be a directory that only you can enter (mode 0700)`)
}
