import path from 'node:path'
import type { Page } from '@playwright/test'

/** `npm run screenshots` says where the pictures of the README go; any other run takes none. */
export async function takePicture(page: Page, name: string) {
  const folder = process.env['CAIRN_PICTURES']
  if (!folder) return
  // Nothing is under the pointer, and nothing is on its way from one look to another.
  await page.mouse.move(0, 0)
  await page.screenshot({ path: path.join(folder, name), animations: 'disabled' })
}
