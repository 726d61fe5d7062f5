import { rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { readJson, writeJson } from './json-file.ts'

const Config = z.object({
  server: z.string(),
  token: z.string(),
  user: z.object({ id: z.string(), username: z.string() }),
})

/** Where one is logged in, and the token of the session. */
export type Config = z.output<typeof Config>

export function configPath(env = process.env): string {
  return env.CAIRN_CONFIG || join(env.XDG_CONFIG_HOME || join(homedir(), '.config'), 'cairn', 'config.json')
}

export function readConfig(): Config | undefined {
  const kept = Config.safeParse(readJson(configPath()))
  return kept.success ? kept.data : undefined
}

export const writeConfig = (config: Config) => writeJson(configPath(), config)

export const forgetConfig = () => rmSync(configPath(), { force: true })
