import { settings } from '../../app/en-settings.ts'
import { dateOfInstant } from '../../data/days.ts'
import { useClock } from '../../data/hooks.ts'
import { Banner } from '../../ui/banner.tsx'
import { KeepAccount } from './keep-account.tsx'

/** On every page, as long as the account is about to go. */
export function DeletionBanner({ at }: { at: string }) {
  const clock = useClock()
  return (
    <Banner tone="warning" actions={<KeepAccount />}>
      {settings.data.planned(clock.dateAndYear(dateOfInstant(at, clock.zone)))}
    </Banner>
  )
}
