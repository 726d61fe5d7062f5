import { useMe } from '../data/hooks.ts'
import { logOut } from '../data/session.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Icon } from '../ui/icon.tsx'
import { Menu } from '../ui/menu.tsx'
import { showToast } from '../ui/toast.ts'
import { openDialog } from './dialogs.ts'
import { en } from './en.ts'
import { showFailure } from './failures.ts'
import { nameOf } from './names.ts'
import { navigate } from './navigate.ts'
import { paths } from './paths.ts'

/** Who is signed in, and what concerns them rather than their tasks. */
export function AccountMenu() {
  const me = useMe()
  return (
    <Menu
      label={en.nav.account}
      align="end"
      groups={[
        [
          {
            label: en.nav.settings,
            icon: <Icon name="settings" />,
            onSelect: () => navigate(paths.settings),
          },
          { label: en.nav.keys, icon: <Icon name="keyboard" />, keys: '?', onSelect: () => openDialog('keys') },
        ],
        [
          {
            label: en.nav.logOut,
            icon: <Icon name="log-out" />,
            onSelect: () => void leave(),
          },
        ],
      ]}
      trigger={trigger => (
        <button type="button" {...trigger} className="button icon-button hover:bg-hover">
          <span className="sr-only">{en.nav.account}: </span>
          <Avatar name={nameOf(me)} />
        </button>
      )}
    />
  )
}

async function leave() {
  try {
    const unsaved = await logOut()
    if (unsaved === 0) navigate(paths.logIn)
    else showToast({ text: en.sync.unsaved(unsaved), failed: true })
  } catch (error) {
    showFailure(error)
  }
}
