import { en } from '../../app/en.ts'
import { showFailure } from '../../app/failures.ts'
import { nameOf } from '../../app/names.ts'
import { navigate } from '../../app/navigate.ts'
import { paths } from '../../app/paths.ts'
import { densities, density, theme, themes } from '../../app/theme.ts'
import { View } from '../../app/view.tsx'
import { dayOf } from '../../data/days.ts'
import { useMe, useToday, useValue } from '../../data/hooks.ts'
import { logOut } from '../../data/session.ts'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'
import { Select } from '../../ui/select.tsx'
import { momentWords } from '../tasks/due-words.ts'
import { Profile } from './profile.tsx'

export function Settings() {
  return (
    <View title={en.settings.title}>
      <div className="grid max-w-160 gap-6">
        <Section title={en.settings.profile}>
          <Profile />
        </Section>
        <Section title={en.settings.appearance}>
          <Appearance />
        </Section>
        <Section title={en.settings.session}>
          <SessionEnd />
        </Section>
      </div>
    </View>
  )
}

function Appearance() {
  return (
    <div className="grid gap-4 px-3 tablet:grid-cols-2">
      <Select
        label={en.settings.theme}
        options={themes.map(value => ({ value, label: en.settings[value] }))}
        value={useValue(theme)}
        onValueChange={theme.set}
      />
      <Select
        label={en.settings.density}
        options={densities.map(value => ({ value, label: en.settings[value] }))}
        value={useValue(density)}
        onValueChange={density.set}
      />
    </div>
  )
}

function SessionEnd() {
  const me = useMe()
  const today = useToday()
  const leave = () => void logOut().then(() => navigate(paths.logIn), showFailure)
  return (
    <div className="grid justify-items-start gap-3 px-3">
      <p>
        {en.settings.signedInAs(`${nameOf(me)} (${me.email})`)}
        {me.lastLoginAt && (
          <span className="block text-secondary text-muted">
            {en.settings.lastLogin(momentWords(me.lastLoginAt, today, me.timeZone, dayOf(me.lastLoginAt, me.timeZone)))}
          </span>
        )}
      </p>
      <Button icon="log-out" onClick={leave}>
        {en.nav.logOut}
      </Button>
    </div>
  )
}
