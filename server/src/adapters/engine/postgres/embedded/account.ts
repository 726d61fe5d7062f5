import { execFile } from 'node:child_process'
import { chmod, stat } from 'node:fs/promises'
import { promisify } from 'node:util'

/** Who runs PostgreSQL, which refuses to be root: a command to put in front, or a user to become. */
export type Account = { prefix: string[]; as?: { uid: number; gid: number } }

export async function chooseAccount(on: { dataDir: string; pgData: string; binary: string }): Promise<Account> {
  if (process.getuid?.() !== 0) return { prefix: [] }
  for (const account of await candidates(on)) {
    if (account.as) await letThrough(on.dataDir)
    if (await works(account, on)) {
      if (account.as) await run('chown', ['-R', `${account.as.uid}:${account.as.gid}`, on.pgData]).catch(() => {})
      return account
    }
  }
  throw new Error(
    `PostgreSQL cannot run as root, and no other user can reach ${on.dataDir}: start Cairn as an ordinary user, or set DATABASE_URL`,
  )
}

const run = promisify(execFile)

async function candidates({ pgData, binary }: { pgData: string; binary: string }): Promise<Account[]> {
  const owner = await ownerOf(pgData)
  if (owner && owner.uid !== 0) return [{ prefix: [], as: owner }]
  const installer = await ownerOf(binary)
  const nobody = await accountOf('nobody')
  return [
    // In a user namespace of its own root stays the owner of the files and is "nobody" to PostgreSQL.
    { prefix: ['unshare', '--user', '--map-user=65534', '--map-group=65534'] },
    ...(installer && installer.uid !== 0 ? [{ prefix: [], as: installer }] : []),
    // Containers often forbid user namespaces.
    ...(nobody ? [{ prefix: [], as: nobody }] : []),
  ]
}

/** Can this account start the binary and enter the data directory? */
async function works({ prefix, as }: Account, { dataDir, binary }: { dataDir: string; binary: string }) {
  const [command, ...args] = [...prefix, '/bin/sh', '-c', 'test -x "$0" && cd "$1"', binary, dataDir]
  return run(command, args, { ...as, cwd: '/' }).then(
    () => true,
    () => false,
  )
}

async function letThrough(dataDir: string) {
  await chmod(dataDir, (await stat(dataDir)).mode | 0o011)
}

async function ownerOf(file: string) {
  return stat(file).then(
    ({ uid, gid }) => ({ uid, gid }),
    () => undefined,
  )
}

async function accountOf(name: string) {
  const id = async (flag: string) => Number((await run('id', [flag, name])).stdout)
  return Promise.all([id('-u'), id('-g')]).then(
    ([uid, gid]) => ({ uid, gid }),
    () => undefined,
  )
}
