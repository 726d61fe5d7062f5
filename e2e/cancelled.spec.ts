import { expect, test } from './test.ts'

test('what is cancelled is done and not completed, and every number says so', async ({ page, person }) => {
  const { api } = person
  const { id: projectId } = await api.projects.create({ name: 'Garden' })
  for (const status of ['pending', 'completed', 'completed', 'cancelled'] as const)
    await api.tasks.create({ title: `A ${status} one`, projectId, status })

  await page.goto('/all')
  await expect(page.getByText('1 open, 3 done (1 cancelled)')).toBeVisible()
  await page.goto('/projects')
  await expect(page.getByText('3 of 4 tasks done (1 cancelled)')).toBeAttached()
  await page.goto('/statistics')
  await expect(page.getByRole('list', { name: 'At a glance' }).getByRole('link', { name: 'Completed' })).toContainText(
    '2',
  )
  await page.goto('/completed')
  const counts = page.getByText('2 completed, 1 cancelled')
  await expect(counts).toBeVisible()
  // On a phone too, none of it is cut off.
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
  await page.setViewportSize({ width: 320, height })
  await expect(counts).toBeVisible()
  const cut = () =>
    counts.evaluate(note => note.scrollWidth > note.clientWidth || note.scrollHeight > note.clientHeight)
  await expect.poll(cut).toBe(false)
  await page.setViewportSize({ width, height })

  // Of what is done nothing is overdue.
  const due = page.getByRole('group', { name: 'Due' })
  await page.keyboard.press('v')
  await expect(due.getByRole('button')).not.toHaveCount(0)
  await expect(due.getByRole('button', { name: 'Overdue' })).toHaveCount(0)
  await page.goto('/all')
  await expect(page.getByText('1 open, 3 done')).toBeVisible()
  await page.keyboard.press('v')
  await expect(due.getByRole('button', { name: 'Overdue' })).toBeVisible()
})
