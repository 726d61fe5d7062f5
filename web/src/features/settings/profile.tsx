import { settings } from '../../app/en-settings.ts'
import { useClock, useMe } from '../../data/hooks.ts'
import { Section } from '../../ui/section.tsx'
import { momentWords } from '../tasks/due-words.ts'
import { EmailLine } from './email.tsx'
import { ProfileForm } from './profile-form.tsx'
import { UsernameLine } from './username.tsx'

const words = settings.profile

export function Profile() {
  const { lastLoginAt } = useMe()
  const clock = useClock()
  return (
    <>
      <Section title={words.name}>
        <ProfileForm />
      </Section>
      <Section title={words.account}>
        <ul>
          <UsernameLine />
          <EmailLine />
        </ul>
        {lastLoginAt && (
          <p className="px-3 pt-2 text-secondary text-muted">{words.lastLogin(momentWords(lastLoginAt, clock))}</p>
        )}
      </Section>
    </>
  )
}
