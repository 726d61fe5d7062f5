import { expect, type Locator, type Page } from '@playwright/test'
import { heading } from './screen.ts'

// What a person does in the interface with a mouse or a thumb, the same at every width.

/** What the new task and the panel let one choose; the words are those of the buttons. */
export interface Choices {
  /** One of the suggestions, or a date. */
  due?: string
  time?: string
  priority?: 'Low' | 'Medium' | 'High' | 'Urgent'
  project?: string
  /** Made on the spot where they are missing. */
  labels?: string[]
}

const isNarrow = (page: Page) => (page.viewportSize()?.width ?? 0) < 640

/** Through the sidebar, or through the bar and, for what it has no room for, the sheet behind "More". */
export async function goTo(page: Page, view: string) {
  if (isNarrow(page) && !['Today', 'Inbox', 'Search'].includes(view)) await openMore(page)
  await page.getByRole('navigation').getByRole('link', { name: view }).last().click()
  await expect(heading(page, view)).toBeVisible()
}

/** In the colour that is offered, or another. */
export async function newProject(page: Page, name: string, color?: string) {
  if (isNarrow(page)) await openMore(page)
  await page.getByRole('button', { name: 'New project' }).click()
  const dialog = page.getByRole('dialog', { name: 'New project' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name)
  if (color) await dialog.getByText(color, { exact: true }).click()
  await dialog.getByRole('button', { name: 'Create project' }).click()
  await expect(heading(page, name)).toBeVisible()
}

/** Through the dialog: the button above the sidebar, or the one under the thumb. */
export async function newTask(page: Page, title: string, choices: Choices = {}) {
  const bar = isNarrow(page) ? page.getByRole('navigation', { name: 'Views' }) : page.getByRole('banner')
  await bar.getByRole('button', { name: 'Add task' }).click()
  const dialog = page.getByRole('dialog', { name: 'New task' })
  await dialog.getByRole('textbox', { name: 'Title' }).fill(title)
  await choose(dialog, choices)
  await dialog.getByRole('button', { name: 'Add task' }).click()
  await expect(dialog).toBeHidden()
}

/** One after the other, in the line at the end of the list. */
export async function newLines(page: Page, place: string, titles: string[]) {
  await page.getByRole('main').getByRole('button', { name: 'Add task' }).click()
  const line = page.getByRole('textbox', { name: `Add a task to ${place}` })
  for (const title of titles) {
    await line.fill(title)
    await line.press('Enter')
  }
  await line.press('Escape')
}

/** In the new task as in the panel. */
export async function choose(form: Locator, { due, time, priority, project, labels }: Choices) {
  const page = form.page()
  const open = (name: string) => form.getByRole('button', { name: new RegExp(`^${name}:`) }).click()
  if (due ?? time) {
    await open('Due')
    const choice = page.getByRole('dialog', { name: 'Due' })
    if (time) await choice.getByLabel('Time').fill(time)
    if (due?.includes('-')) await choice.getByLabel('Date').fill(due)
    // A suggestion closes the choice by itself.
    if (due && !due.includes('-')) await choice.getByRole('button', { name: new RegExp(`^${due}`) }).click()
    else await page.keyboard.press('Escape')
    await expect(choice).toBeHidden()
  }
  for (const [name, item] of [
    ['Priority', priority],
    ['Project', project],
  ] as const) {
    if (!item) continue
    await open(name)
    await page.getByRole('menuitemradio', { name: item }).click()
  }
  if (labels) {
    await open('Labels')
    for (const label of labels) {
      await page.getByRole('textbox', { name: 'Find or create a label' }).fill(label)
      await page.keyboard.press('Enter')
    }
    await page.keyboard.press('Escape')
    await expect(form.getByRole('button', { name: `Labels: ${labels.toSorted().join(', ')}` })).toBeVisible()
  }
}

async function openMore(page: Page) {
  await page.getByRole('button', { name: 'More', exact: true }).click()
}
