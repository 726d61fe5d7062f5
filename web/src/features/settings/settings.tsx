import { useEffect, useRef, type ReactNode } from 'react'
import { Link, Redirect } from 'wouter'
import { en } from '../../app/en.ts'
import { settings } from '../../app/en-settings.ts'
import { useIsAt } from '../../app/navigate.ts'
import { paths, settingsSections, type SettingsSection } from '../../app/paths.ts'
import { useWide } from '../../app/use-wide.ts'
import { View } from '../../app/view.tsx'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { ProveDialog } from '../accounts/prove-dialog.tsx'
import { Missing } from '../views/missing.tsx'
import { Appearance } from './appearance.tsx'
import { Data } from './data.tsx'
import { Profile } from './profile.tsx'
import { Security } from './security.tsx'

const pages: Record<SettingsSection, { icon: IconName; page: ReactNode }> = {
  profile: { icon: 'user', page: <Profile /> },
  security: { icon: 'lock', page: <Security /> },
  appearance: { icon: 'sun', page: <Appearance /> },
  data: { icon: 'folder', page: <Data /> },
}

/** The sections beside the one that is open; on a phone the list of them is a page of its own. */
export function Settings({ section }: { section: string | undefined }) {
  const wide = useWide()
  const here = settingsSections.find(name => name === section)
  useFocusOnTitle(here, !wide)
  if (!here && section !== undefined) return <Missing what={en.missing.what} hint={en.missing.hint} />
  if (!here && wide) return <Redirect to={paths.settingsOf('profile')} replace />
  const name = here && settings.sections[here]
  return (
    <View
      title={!wide && name ? name : settings.title}
      page={name && `${name} · ${settings.title}`}
      mark={!wide && here && <Back />}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6 tablet:grid-cols-[11rem_minmax(0,40rem)]">
        {(wide || !here) && <SectionLinks />}
        {here && (
          <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-6 tablet:-mt-1">{pages[here].page}</div>
        )}
      </div>
      <ProveDialog />
    </View>
  )
}

function SectionLinks() {
  return (
    <nav aria-label={settings.sectionList} className="grid content-start gap-px px-1 tablet:px-0">
      {settingsSections.map(section => (
        <SectionLink key={section} section={section} />
      ))}
    </nav>
  )
}

function SectionLink({ section }: { section: SettingsSection }) {
  const path = paths.settingsOf(section)
  const here = useIsAt(path)
  return (
    <Link href={path} aria-current={here ? 'page' : undefined} className="nav-link">
      <Icon name={pages[section].icon} />
      <span className="grow">{settings.sections[section]}</span>
      <Icon name="chevron-right" className="tablet:hidden" />
    </Link>
  )
}

function Back() {
  return (
    <Link href={paths.settings} aria-label={settings.back} className="button icon-button button-quiet -ml-3">
      <Icon name="chevron-left" />
    </Link>
  )
}

/** On a phone the link that was pressed is gone with its page: the focus goes where the new one begins. */
function useFocusOnTitle(section: string | undefined, moves: boolean) {
  const before = useRef(section)
  useEffect(() => {
    if (moves && before.current !== section) document.querySelector<HTMLElement>('#main h1')?.focus()
    before.current = section
  }, [section, moves])
}
