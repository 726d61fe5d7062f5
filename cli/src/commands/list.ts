import { LONGEST_QUERY } from '@cairn/contract/choices'
import { dateIn } from '@cairn/contract/dates'
import { withNames } from '@cairn/contract/query/names-in'
import { isOpen } from '@cairn/contract/task-rules'
import type { Task } from '@cairn/contract/tasks'
import { count, parse, type Command } from '../command.ts'
import { isOverdue } from '../due.ts'
import { usage } from '../failure.ts'
import { readFilters, readLabels, readProjects } from '../names.ts'
import { note, print, printJson } from '../output.ts'
import { everyPage } from '../pages.ts'
import { parentsOf } from '../parents.ts'
import { atItsPlace } from '../query-mistakes.ts'
import { openSession } from '../session.ts'
import { taskTable } from '../task-table.ts'

export const list: Command = {
  summary: 'Show tasks',
  help: `
cairn list [-q QUERY | --filter NAME] [--project NAME] [--today | --overdue]
           [--all | --completed] [--limit N] [--json]

Shows open tasks: those of a project in its order, those that are due by date, otherwise the newest
first. The second column is the short id that cairn done understands.

  -q, --query QUERY    what a query finds, open or not: 'is:open label:home due<=7d "tax return"';
                       docs/query-language.md tells all of it
  -f, --filter NAME    what a saved filter finds, in its order; cairn filters shows them
  -p, --project NAME   only this project; Inbox is one
      --today          only what is due today or overdue
      --overdue        only what is overdue
      --all            completed and cancelled tasks too
      --completed      only completed tasks
      --limit N        at most this many; 50 unless told
      --json           every field, for programs

Examples
  cairn list --today
  cairn list --project Home --all
  cairn list -q 'is:open priority>=high -label:none'
  cairn list --query=-is:done   (with an equals sign where it begins with a minus)
  cairn list --filter "Urgent this week"
  cairn list --json --limit 1000 | jq -r '.[].title'
`,
  async run(args) {
    const { values, positionals } = parse(args, {
      query: { type: 'string', short: 'q' },
      filter: { type: 'string', short: 'f' },
      project: { type: 'string', short: 'p' },
      today: { type: 'boolean', default: false },
      overdue: { type: 'boolean', default: false },
      all: { type: 'boolean', default: false },
      completed: { type: 'boolean', default: false },
      limit: { type: 'string', default: '50' },
      json: { type: 'boolean', default: false },
    })
    if (positionals.length > 0) throw usage(`“${positionals[0]}” is not understood here.`, ['See: cairn help list'])
    if (values.all && values.completed) throw usage('Choose one of --all and --completed.')
    if (values.query !== undefined && values.filter !== undefined) throw usage('Choose one of --query and --filter.')
    const limit = count(values.limit, 'limit')

    const { client } = openSession()
    const [me, projects, labels] = await Promise.all([client.users.me(), readProjects(client), readLabels(client)])
    const filter = values.filter === undefined ? undefined : (await readFilters(client)).get(values.filter)
    const named = filter && withNames(filter, { labels: labels.rows, projects: projects.rows })
    // What is refused is said in names; but names can be longer than ids, and then too long to be asked.
    const asked = filter && named !== undefined && named.length > LONGEST_QUERY ? filter.query : (named ?? values.query)
    const project = values.project === undefined ? undefined : projects.get(values.project)
    // A query says itself whether what is done counts.
    const all = values.all || (asked !== undefined && !values.completed)
    const byDue = values.today || values.overdue
    const query = {
      ...(byDue ? { dueTo: dateIn(me.timeZone, Date.now()) } : project && { project: project.id }),
      ...(asked !== undefined && { q: asked }),
      ...(filter?.sort && { sort: filter.sort, ...(filter.order && { order: filter.order }) }),
      ...(!all && { completed: values.completed ? ('true' as const) : ('false' as const) }),
    }
    const keep = (task: Task) =>
      (all || values.completed || isOpen(task)) &&
      (!project || task.projectId === project.id) &&
      (!values.overdue || isOverdue(task, me.timeZone))
    // One more than is shown, to know whether there is more.
    const found = await everyPage(page => client.tasks.list({ ...page, ...query }), keep, limit + 1).catch(error => {
      throw asked === undefined ? error : atItsPlace(error, asked)
    })
    const page = found.slice(0, limit)
    const namesOf = ({ projectId, labelIds }: Task) => ({
      project: projects.nameOf(projectId),
      labels: labelIds.map(id => labels.nameOf(id)),
    })

    if (values.json) return printJson(page.map(task => ({ ...task, ...namesOf(task) })))
    if (page.length === 0) return note(nothing({ ...values, query: asked }))
    // Whether they are shown too or not.
    const known = [...page, ...(await parentsOf(client, page))]
    const titles = new Map(known.map(({ id, title }) => [id, title]))
    const shown = page.map(task => ({ task, parent: titles.get(task.parentId ?? ''), ...namesOf(task) }))
    for (const line of taskTable(shown, me.timeZone)) print(line)
    if (found.length > limit) note(`There are more: cairn list --limit ${limit * 2}`)
  },
}

function nothing({ query, today, overdue }: { query?: string | undefined; today: boolean; overdue: boolean }) {
  if (query !== undefined) return 'No task fits the query.'
  if (overdue) return 'Nothing overdue.'
  return today ? 'Nothing due today.' : 'No tasks. Add one with: cairn add "Pay rent"'
}
