import { cut } from '@cairn/contract/limits'
import type { Project } from '@cairn/contract/projects'
import { useCount, useProjects } from '../data/hooks.ts'
import { initials } from '../ui/avatar.tsx'
import { Dot, type DotColour } from '../ui/dot.tsx'
import { openDialog } from './dialogs.ts'
import { en } from './en.ts'
import { NavCount, NavLink } from './nav-link.tsx'
import { NavSection } from './nav-section.tsx'
import { navigate } from './navigate.ts'
import { paths } from './paths.ts'
import { useRail } from './use-wide.ts'

export function ProjectLinks() {
  const projects = useProjects()
  return (
    <NavSection
      name="projects"
      acts={[
        { icon: 'folder', label: en.nav.manageProjects, keys: 'G P', onSelect: () => navigate(paths.projects) },
        { icon: 'plus', label: en.nav.newProject, onSelect: () => openDialog('new-project') },
      ]}
      places={projects}
      pathOf={paths.project}
    >
      {projects.map(project => (
        <ProjectLink key={project.id} {...project} />
      ))}
    </NavSection>
  )
}

/** On the rail, behind the menus: a press leads to a project, and tasks can be dropped there. */
export function ProjectSigns() {
  const projects = useProjects()
  return (
    useRail() &&
    projects.length > 0 && (
      <div className="mt-2 grid gap-px border-t border-line pt-2">
        {projects.map(project => (
          <ProjectLink key={project.id} {...project} />
        ))}
      </div>
    )
  )
}

function ProjectLink({ id, name, color }: Pick<Project, 'id' | 'name' | 'color'>) {
  const { open } = useCount(`project:${id}`)
  return (
    <NavLink
      to={paths.project(id)}
      icon={useRail() ? <Letters name={name} colour={color} /> : <Dot colour={color} />}
      count={<NavCount count={open} label={en.nav.openTasks(open)} />}
    >
      {name}
    </NavLink>
  )
}

/** Dots would tell projects apart by colour alone. */
function Letters({ name, colour }: { name: string; colour: DotColour }) {
  const letters = initials(name)
  const isOne = letters.length === 1 && letters.toLowerCase() !== letters
  return (
    <span aria-hidden className="rail-letters" style={{ borderColor: `var(--color-dot-${colour})` }}>
      {isOne ? cut(name.trim(), 2) : letters}
    </span>
  )
}
