import { newId } from '@cairn/contract/ids'
import { normalized } from '@cairn/contract/names'
import { handOver } from '../features/accounts/operator.ts'
import type { Services } from '../features/context.ts'

/** What takes the place of a name where the installation is given to nobody. */
export const NOBODY = '--nobody'

/** Hands the installation to whoever has this username or address; answers what came of it, in words. */
export async function appoint(services: Pick<Services, 'store' | 'records' | 'clock'>, name: string): Promise<string> {
  if (name === NOBODY) {
    if (!(await services.store.persons.anyBut(newId())))
      throw new Error('There is no account here yet. Whoever registers first runs this installation.')
    await handOver(services, null)
    return 'Nobody runs this installation now. Name somebody when you know whom; after its last account, whoever registers next runs it.'
  }
  const person = await services.store.persons.byName(normalized(name))
  if (!person) throw new Error(`There is no account called ${name}.`)
  if (person.deletionAt) throw new Error(`The account ${person.username} is about to be deleted.`)
  await handOver(services, person.id)
  return `${person.username} runs this installation now.`
}
