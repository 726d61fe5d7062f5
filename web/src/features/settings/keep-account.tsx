import { settings } from '../../app/en-settings.ts'
import { client } from '../../data/client.ts'
import { meChanged } from '../../data/session.ts'
import { Button } from '../../ui/button.tsx'
import { act } from './act.ts'

export function KeepAccount() {
  const keep = () => void act(async () => meChanged(await client.users.keep()), settings.data.kept)
  return <Button onClick={keep}>{settings.data.keep}</Button>
}
