import { newId } from '@cairn/contract/ids'
import { aFewAtATime } from '../server/test/a-few-at-a-time.ts'
import type { Person } from './person.ts'

/** What lists are hard on: the longest word, both directions, scripts without spaces. */
export const hardTitles = [
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunter',
  'اشترِ الحليب قبل أن يغلق المتجر، ثم اتصل بالطبيب',
  '会議の議事録を関係者全員に送付し、来週の予定を確認する',
  'Pay the rent 👩‍👩‍👧‍👦 <b>today</b> & tell Vera',
]

/** A few of everything that a screen can show. */
export async function furnish({ api }: Person) {
  const label = await api.labels.create({ name: 'hauptbetriebswerkbauunterbeamtengesellschaftsfeier', color: 'teal' })
  await api.labels.create({ name: 'خارج', color: 'pink' })
  const project = await api.projects.create({
    name: 'Donaudampfschifffahrtsgesellschaftskapitänswitwe',
    color: 'green',
  })
  const [today, yesterday] = [dayIn(0), dayIn(-1)]
  for (const [index, title] of hardTitles.entries())
    await api.tasks.create({
      title,
      projectId: project.id,
      labelIds: [label.id],
      priority: index % 2 ? 'urgent' : 'low',
      dueOn: index % 2 ? yesterday : today,
      description: `${title} `.repeat(4),
    })
  const open = await api.tasks.create({ title: 'Water the pots', dueOn: today, labelIds: [label.id] })
  for (const title of [hardTitles[0]!, 'Fill the cans'])
    await api.tasks.create({ title, parentId: open.id, projectId: open.projectId })
  await api.tasks.update({ taskId: open.id, title: 'Water all the pots', status: 'in_progress', priority: 'high' })
  await api.tasks.create({ title: 'Call the plumber', completed: true })
  const gone = await api.tasks.create({ title: hardTitles[0]! })
  await api.tasks.delete({ taskId: gone.id })
  const filter = await api.filters.create({
    name: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbau',
    query: `is:open label:${label.id}`,
    group: 'priority',
  })
  return { project, label, filter, open }
}

/** As many tasks as asked for. */
export async function addMany({ api }: Person, count: number): Promise<void> {
  const titles = Array.from({ length: count }, (_, n) => `Task ${n + 1}`)
  await aFewAtATime(titles, title => api.tasks.create({ id: newId(), title }))
}

/** It is noon where the tests are, so that the day is that of the middle of it. */
export function dayIn(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
}
