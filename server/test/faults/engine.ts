import type { NetConnectOpts } from 'node:net'

/** What keeps the data of the servers under test, and how it can be made to fail. */
export interface Engine {
  name: string
  /** In that folder, the way a single server has it. */
  forOne(folder: string): Promise<Killable>
  /** Started before any server: for several of them, or for a line to it that can be cut. */
  forMany(folder: string): Promise<Reachable>
}

export interface Killable {
  /** What leads a server to it. */
  settings: Record<string, string>
  /** Why surviving a kill would say nothing of a power cut; nothing when all is well. Needs a server that runs. */
  weaknesses(): Promise<string[]>
  /** kill -9. `part`: of one of its processes only, if it has several. */
  kill(options?: { part: boolean }): Promise<void>
  /** Starts it again on its data; nothing to do where the server does. */
  revive(): Promise<void>
  close(): Promise<void>
}

export interface Reachable {
  settings: Record<string, string>
  /** Where it listens. */
  at: NetConnectOpts
  /** What leads a server there by way of this port. */
  settingsThrough(port: number): Record<string, string>
  close(): Promise<void>
}
