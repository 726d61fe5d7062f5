import { holdBack } from './hold-back.ts'
import { taskNamed } from './person.ts'
import { messages, panel } from './screen.ts'
import { expect, test } from './test.ts'

test('what another device wrote after a pause saved is not written over when the field is left', async ({
  page,
  person,
}) => {
  const { id: taskId } = await person.api.tasks.create({ title: 'Plan' })
  await page.goto(`/inbox?task=${taskId}`)
  const description = panel(page).getByRole('textbox', { name: 'Description' })
  await description.fill('From this desk')
  await expect.poll(async () => (await taskNamed(person, 'Plan'))?.description).toBe('From this desk')

  await person.api.tasks.update({ taskId, title: 'Plan of two', description: 'From the phone' })
  await page.evaluate(() => dispatchEvent(new Event('focus')))
  await expect(panel(page).getByRole('textbox', { name: 'Title' })).toHaveValue('Plan of two')
  await expect(description).toBeFocused()
  await panel(page).getByRole('textbox', { name: 'Title' }).focus()
  await expect(description).toHaveValue('From the phone')
  await panel(page).getByRole('button', { name: 'Close' }).click()
  await expect(panel(page)).toBeHidden()
  await page.getByRole('checkbox', { name: 'Complete Plan of two' }).click()
  await expect.poll(async () => (await taskNamed(person, 'Plan of two'))?.completed).toBe(true)
  expect((await taskNamed(person, 'Plan of two'))?.description).toBe('From the phone')
})

test('what was refused after a pause is still there, and is saved when the field is left', async ({ page, person }) => {
  const { id: taskId } = await person.api.tasks.create({ title: 'Plan' })
  await page.goto(`/inbox?task=${taskId}`)
  const address = `**/api/v1/tasks/${taskId}`
  await page.route(address, async route => {
    if (route.request().method() !== 'PATCH') return route.fallback()
    const body = { type: 'about:blank', title: 'Not valid', status: 422, code: 'invalid-request', requestId: '1' }
    await route.fulfill({ status: 422, contentType: 'application/problem+json', json: body })
  })
  const description = panel(page).getByRole('textbox', { name: 'Description' })
  await description.fill('Of an hour')
  await expect(messages(page)).toContainText('Not saved')
  await page.unroute(address)
  await expect(description).toBeFocused()
  await panel(page).getByRole('textbox', { name: 'Title' }).focus()
  await expect.poll(async () => (await taskNamed(person, 'Plan'))?.description).toBe('Of an hour')
  await expect(description).toHaveValue('Of an hour')
})

test('a title under the pen is saved when the tab is closed, and the browser asks until it is', async ({
  page,
  person,
}) => {
  const { id: taskId } = await person.api.tasks.create({ title: 'Plan' })
  await page.goto(`/inbox?task=${taskId}`)
  await panel(page).getByRole('textbox', { name: 'Title' }).fill('Plan of two')
  expect(await taskNamed(person, 'Plan of two')).toBeUndefined()
  const asked = page.waitForEvent('dialog')
  await page.close({ runBeforeUnload: true })
  expect((await asked).type()).toBe('beforeunload')
  await expect.poll(async () => (await taskNamed(person, 'Plan of two'))?.id).toBe(taskId)
  const closed = page.waitForEvent('close')
  await (await asked).accept()
  await closed
})

test('what is written is saved when the page goes out of sight, where a phone may end it', async ({ page, person }) => {
  const { id: taskId } = await person.api.tasks.create({ title: 'Plan' })
  await page.goto(`/inbox?task=${taskId}`)
  const title = panel(page).getByRole('textbox', { name: 'Title' })
  await title.fill('Plan of two')
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await expect.poll(async () => (await taskNamed(person, 'Plan of two'))?.id).toBe(taskId)
  await expect(title).toBeFocused()
})

test('what was being written at the end of a list is there again after a look elsewhere, until it is given up', async ({
  page,
  person,
}) => {
  await person.api.tasks.create({ title: 'First' })
  const script = await holdBack(page, '**/assets/inline-line-*.js')
  await page.goto('/inbox')
  const begin = () => page.getByRole('main').getByRole('button', { name: 'Add task' }).click()
  const line = page.getByRole('textbox', { name: 'Add a task to Inbox' })
  await begin()
  await line.fill('Half a thought')
  await page.getByRole('link', { name: 'Today' }).first().click()
  await expect(line).toBeHidden()
  await page.goBack()
  await begin()
  await expect(line).toHaveValue('Half a thought')
  // So far something stood in for the line, until it has come.
  script.release()
  await expect(line).toHaveJSProperty('tagName', 'TEXTAREA')
  await expect(line).toHaveValue('Half a thought')
  await line.press('End')
  await line.pressSequentially('!')
  await page.getByRole('link', { name: 'Today' }).first().click()
  await expect(line).toBeHidden()
  await page.goBack()
  await begin()
  await expect(line).toHaveValue('Half a thought!')
  await page.keyboard.press('Escape')
  await begin()
  await expect(line).toHaveValue('')
})
