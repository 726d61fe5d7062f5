import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

/** What tests need beyond npm, by the names under which systems know them. */
const programs = {
  // First the one without a window of its own: a page in it takes half the processor, and there are hundreds.
  chromium: {
    names: ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome'],
    package: 'chromium-headless-shell',
  },
  java: { names: ['java'], package: 'default-jre-headless' },
}

/** @typedef {keyof typeof programs} Program */

/** Installs what is missing, where one may: as root on Debian and its relatives. */
export function prepareMachine() {
  const lacking = Object.values(programs).filter(program => !find(program.names))
  if (lacking.length === 0 || process.getuid?.() !== 0 || !find(['apt-get'])) return
  const packages = lacking.map(program => program.package)
  console.log(`Installing ${packages.join(' and ')} ...`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [['update'], ['install', '--yes', '--no-install-recommends', ...packages]]) {
    const { status, stderr } = spawnSync('apt-get', args, { env, encoding: 'utf8' })
    if (status !== 0) console.log(`apt-get ${args[0]} failed: ${stderr.trim().split('\n').at(-1)}`)
  }
}

/** `CHROMIUM` names one's own. @param {Program} program */
export function pathOf(program) {
  return (program === 'chromium' && process.env['CHROMIUM']) || find(programs[program].names)
}

/** What to tell a person who has to install it. @param {Program} program */
export function howToInstall(program) {
  return `This needs ${program}, which is not installed: run "sudo apt-get install ${programs[program].package}" and "npm test" again.`
}

/** @param {string[]} names */
function find(names) {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter)
  return names.flatMap(name => folders.map(folder => path.join(folder, name))).find(file => existsSync(file))
}
