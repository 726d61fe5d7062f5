import type { Engine } from './engine.ts'

/** One way that things go wrong, tried as often as it is told; `rounds` is what a full run does, a tenth does a tenth. */
export interface Fault {
  name: string
  rounds: number
  /** What hardly does anything but wait is tried beside all others; what is held to seconds, only after they are done. */
  manner?: 'waits' | 'timed'
  run(trial: Trial): Promise<Outcome>
}

export interface Trial {
  engine: Engine
  rounds: number
  random: Random
  /** An empty directory of its own. */
  folder: string
  /** To be done at the end, whatever happens, the latest first. */
  after(undo: () => unknown): void
}

/** Between 0 and 1, the same for the same seed. */
export type Random = () => number

export interface Outcome {
  /** Requests that were acknowledged, and those that had to be sent again under their key. */
  acknowledged: number
  repeated: number
  /** What must not be, each as a sentence; none is what we want. */
  violations: string[]
  /** Milliseconds and counts that are worth a look. */
  figures: Record<string, number | string>
}

export const between = (random: Random, from: number, to: number) => from + random() * (to - from)

/** A fault's writers never pause: what is limited for people is not for them. */
export const NO_PAUSE = {
  LIMIT_REQUESTS_PER_PERSON: '1000000',
  LIMIT_REQUESTS_PER_ADDRESS: '1000000',
  LIMIT_OPERATION_FACTOR: '1000',
}
