import { settings } from '../../app/en-settings.ts'
import { densities, density, theme, themes } from '../../app/theme.ts'
import { useValue } from '../../data/hooks.ts'
import { Section } from '../../ui/section.tsx'
import { Select } from '../../ui/select.tsx'

export function Appearance() {
  const words = settings.appearance
  return (
    <Section title={words.look}>
      <div className="grid gap-4 px-3">
        <p className="text-secondary text-muted">{words.lookHint}</p>
        <Select
          label={words.theme}
          options={themes.map(value => ({ value, label: words[value] }))}
          value={useValue(theme)}
          onValueChange={theme.set}
        />
        <Select
          label={words.density}
          options={densities.map(value => ({ value, label: words[value] }))}
          value={useValue(density)}
          onValueChange={density.set}
        />
      </div>
    </Section>
  )
}
