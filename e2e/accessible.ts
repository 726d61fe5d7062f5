import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** The rules of axe that look at colours: nothing else is another in the dark. */
const COLOURS = ['color-contrast', 'link-in-text-block']

/** Assistive technology finds nothing to complain about in what is shown now, by day and by night. */
export async function expectAccessibleInBoth(page: Page, what: string) {
  await turnTo(page, 'light')
  await expectAccessible(page, `${what}, in light`)
  // The same page: style sheets alone know which it is, and tell colours by it (`light-dark`).
  await turnTo(page, 'dark')
  await expectAccessible(page, `${what}, in dark`, COLOURS)
}

/** Colours do not change at once: half-way between day and night nothing has contrast. */
async function turnTo(page: Page, colorScheme: 'light' | 'dark') {
  await page.emulateMedia({ colorScheme })
  await page.evaluate(async () => {
    await new Promise(requestAnimationFrame)
    const turning = document.getAnimations().filter(one => one instanceof CSSTransition)
    await Promise.allSettled(turning.map(one => one.finished))
  })
}

/** Assistive technology finds nothing to complain about in what is shown now; by all rules, unless only some are asked for. */
export async function expectAccessible(page: Page, what: string, rules: string[] = []) {
  // Without frames there is nothing to gather in a window beside this one.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode()
  if (rules.length > 0) axe.withRules(rules)
  const { violations } = await axe.analyze()
  const found = violations.flatMap(({ id, help, nodes }) => nodes.map(node => ({ id, help, html: node.html })))
  expect(found, what).toEqual([])
}
