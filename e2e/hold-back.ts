import type { Page } from '@playwright/test'

/** Answers that do not come until they are let through. */
export async function holdBack(page: Page, address: string): Promise<{ release(): void }> {
  let release = () => {}
  const released = new Promise<void>(resolve => (release = resolve))
  await page.route(address, async route => {
    await released
    await route.continue()
  })
  return { release }
}

/** Answers that come one by one as they are let through; those of a page that has gone are not waited for. */
export async function letThrough(page: Page, address: string): Promise<{ next(): void; all(): void }> {
  let free = 0
  const held: (() => void)[] = []
  await page.route(address, async route => {
    if (free > 0) free--
    else await new Promise<void>(go => held.push(go))
    await route.continue().catch(() => {})
  })
  return {
    next() {
      const go = held.shift()
      if (go) go()
      else free++
    },
    all() {
      free = Infinity
      for (const go of held) go()
    },
  }
}
