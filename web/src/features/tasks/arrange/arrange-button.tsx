import { dialog, openDialog } from '../../../app/dialogs.ts'
import { en } from '../../../app/en.ts'
import { useValue } from '../../../data/hooks.ts'
import { IconButton } from '../../../ui/icon-button.tsx'

/** In the head of a view whose list can be arranged. Its key presses it (`data-key`). */
export const ArrangeButton = () => (
  <IconButton
    icon="arrange"
    label={en.arrange}
    keys="V"
    data-key="V"
    aria-haspopup="dialog"
    aria-expanded={useValue(dialog) === 'arrange'}
    onClick={() => openDialog('arrange')}
  />
)
