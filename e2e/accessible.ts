import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Assistive technology finds nothing to complain about in what is shown now. */
export async function expectAccessible(page: Page, what: string) {
  // Without frames there is nothing to gather in a window beside this one.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode()
  const { violations } = await axe.analyze()
  const found = violations.flatMap(({ id, help, nodes }) => nodes.map(node => ({ id, help, html: node.html })))
  expect(found, what).toEqual([])
}
