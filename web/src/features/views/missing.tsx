import { en } from '../../app/en.ts'
import { navigate } from '../../app/navigate.ts'
import { paths } from '../../app/paths.ts'
import { View } from '../../app/view.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'

/** An address that leads to nothing. */
export function Missing({ what, hint }: { what: string; hint: string }) {
  return (
    <View title={what}>
      <EmptyState action={<Button onClick={() => navigate(paths.today)}>{en.project.toToday}</Button>}>
        {hint}
      </EmptyState>
    </View>
  )
}
