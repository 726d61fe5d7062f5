import type { Page } from '@playwright/test'

/** The next write there is answered as if the password had been shown more than ten minutes ago: no test waits so long. */
export async function asIfLongAgo(page: Page, address: string): Promise<void> {
  let answered = false
  await page.route(address, route => {
    if (answered || route.request().method() === 'GET') return route.fallback()
    answered = true
    const title = 'Not allowed'
    const body = {
      type: 'about:blank',
      title,
      status: 403,
      code: 'forbidden',
      reason: 'prove-yourself',
      requestId: '1',
    }
    return route.fulfill({ status: 403, contentType: 'application/problem+json', json: body })
  })
}
