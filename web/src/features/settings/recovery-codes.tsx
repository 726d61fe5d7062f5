import { settings } from '../../app/en-settings.ts'
import { useMe } from '../../data/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { copy } from './copy.ts'
import { download } from './download.ts'
import { ShownOnce } from './shown-once.tsx'

const words = settings.factors

/** The way in for the day when no factor is at hand. */
export function RecoveryCodes({ codes, onClose }: { codes: readonly string[] | undefined; onClose: () => void }) {
  const { username } = useMe()
  const text = `${codes?.join('\n')}\n`
  return (
    <ShownOnce open={codes !== undefined} onClose={onClose} title={words.codes}>
      <p>{words.codesHint}</p>
      <ul
        aria-label={words.codes}
        className="grid grid-cols-2 gap-x-6 gap-y-1 rounded-control border border-line bg-sunken p-3 font-mono"
      >
        {codes?.map(code => (
          <li key={code} className="select-all">
            {code}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button icon="copy" onClick={() => void copy(text)}>
          {settings.copy}
        </Button>
        <Button icon="download" onClick={() => download(`cairn-recovery-codes-${username}.txt`, text)}>
          {words.download}
        </Button>
      </div>
    </ShownOnce>
  )
}
