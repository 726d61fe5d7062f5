import type { Flow } from '@cairn/contract/auth'

/** A registration or reset that this browser began. The mailed link may open in another tab, so it is not the tab's alone. */
export interface RunningFlow extends Flow {
  kind: 'register' | 'reset' | 'email'
  /** Where the mail went, or the name that was typed. */
  address: string
  /** Not just begun: a log-in led back to it. */
  waits?: boolean
}

export function keepFlow(flow: RunningFlow) {
  localStorage.setItem(KEY, JSON.stringify(flow))
}

export function runningFlow(kind: RunningFlow['kind']): RunningFlow | undefined {
  const flow = stored()
  return flow?.kind === kind && Date.parse(flow.expiresAt) > Date.now() ? flow : undefined
}

export function endFlow() {
  localStorage.removeItem(KEY)
}

const KEY = 'cairn.flow'

function stored(): RunningFlow | undefined {
  const text = localStorage.getItem(KEY)
  if (text === null) return undefined
  try {
    const flow: unknown = JSON.parse(text)
    return isFlow(flow) ? flow : undefined
  } catch {
    return undefined
  }
}

function isFlow(value: unknown): value is RunningFlow {
  if (typeof value !== 'object' || value === null) return false
  const names = ['flow', 'resendAt', 'expiresAt', 'kind', 'address']
  return names.every(name => typeof (value as Record<string, unknown>)[name] === 'string')
}
