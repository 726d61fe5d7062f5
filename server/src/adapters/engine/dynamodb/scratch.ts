import { DeleteTableCommand } from '@aws-sdk/client-dynamodb'
import type { TableOptions } from './database.ts'
import { connect, ensureTable } from './migrate.ts'

/** An empty table beside the one of those options, and the way to be rid of it. */
export async function createScratch(
  { name: _beside, ...place }: TableOptions,
  name: string,
): Promise<{ options: TableOptions; drop(): Promise<void> }> {
  const options = { ...place, name }
  await ensureTable(options)
  return {
    options,
    async drop() {
      const client = connect(place)
      await client.send(new DeleteTableCommand({ TableName: name }))
      client.destroy()
    },
  }
}
