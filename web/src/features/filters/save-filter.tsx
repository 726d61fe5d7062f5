import { Suspense, useState } from 'react'
import { filters as say } from '../../app/en-filters.ts'
import { part } from '../../app/parts.ts'
import { Button } from '../../ui/button.tsx'
import type { Arrangement } from '../tasks/arrange/address.ts'

const NewFilter = part(async () => (await import('./new-filter.tsx')).NewFilter)

/** Where a query stands: what is asked there can be kept under a name. */
export function SaveFilter({ arrangement, children = say.save }: { arrangement: Arrangement; children?: string }) {
  const [open, setOpen] = useState<boolean>()
  return (
    <>
      <Button look="quiet" className="text-secondary" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {children}
      </Button>
      {open !== undefined && (
        <Suspense>
          <NewFilter arrangement={arrangement} open={open} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
