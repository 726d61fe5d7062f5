import { useEffect, useState } from 'react'
import { settings } from '../../app/en-settings.ts'

/** Drawn in the browser: nobody else learns what it says. Dark on light in both themes, as scanners want it. */
export function QrCode({ text }: { text: string }) {
  const [modules, setModules] = useState<boolean[][]>()
  useEffect(() => {
    void import('uqr').then(({ encode }) => setModules(encode(text, { border: 2 }).data))
  }, [text])
  const size = modules?.length ?? 1
  return (
    <svg
      role="img"
      aria-label={settings.factors.qr}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="size-48 justify-self-center rounded-control bg-[#ffffff]"
    >
      {modules && <path d={pathOf(modules)} fill="#000000" />}
    </svg>
  )
}

const pathOf = (modules: boolean[][]) =>
  modules.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
