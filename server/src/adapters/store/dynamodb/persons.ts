import { ScanCommand, type ScanCommandInput } from '@aws-sdk/lib-dynamodb'
import type { Role } from '../../../ports/rows.ts'
import type { PersonReads } from '../../../ports/store.ts'
import { all, type Item, type Table } from '../../engine/dynamodb/database.ts'
import { FIRST_OF_REACH, headKey, nameKey, personPartition, rowKey, type Key } from '../../engine/dynamodb/keys.ts'
import { rowOf } from '../../engine/dynamodb/items.ts'
import { finder } from './rows.ts'

export function persons(table: Table): PersonReads {
  const find = finder(table, 'persons')
  const get = (id: string) => find([id], id)
  return {
    get,
    async byName(name) {
      const [holder] = await table.get([nameKey(name)])
      // Looked for also where nobody has the name: time must not tell which names are known.
      return get(String(holder?.['OwnerId'] ?? 'nobody'))
    },
    /** One partition holds the person and the pointers to their workspaces; one batch brings the heads and the roles. */
    async reach(id) {
      const items = await all(table, {
        KeyConditionExpression: 'EntityPartition = :p and EntitySort >= :s',
        ExpressionAttributeValues: { ':p': personPartition(id), ':s': FIRST_OF_REACH },
      })
      const person = items.find(item => item.EntitySort === personPartition(id))
      if (!person) return undefined
      const { timeZone, personalWorkspaceId, inboxId } = rowOf('persons', person)
      const scopes = items.filter(item => item.EntitySort.startsWith(FIRST_OF_REACH)).map(item => String(item['Scope']))
      // Heads first: what is read after them is at least as new.
      const heads = await table.get(scopes.map(headKey))
      const members = await table.get(scopes.map(scope => rowKey('members', scope, id)))
      const memberships = scopes.flatMap((scope, i) => membership(scope, heads[i], members[i]))
      return { timeZone, personalWorkspaceId, inboxId, memberships }
    },
    /** Only people are in that index. It lags behind: of whom it names, somebody must be there now. */
    async anyBut(id) {
      let from: ScanCommandInput['ExclusiveStartKey']
      do {
        const page = new ScanCommand({
          TableName: table.name,
          IndexName: 'EmailIndex',
          Limit: 10,
          ExclusiveStartKey: from,
        })
        const { Items = [], LastEvaluatedKey } = await table.run(client => client.send(page), { reads: true })
        const others = Items.map(item => item as Key).filter(key => key.EntityPartition !== `USER_${id}`)
        if ((await table.get(others)).some(item => item !== undefined)) return true
        from = LastEvaluatedKey
      } while (from)
      return false
    },
  }
}

/** A pointer without a member's row is left over from somebody who was removed. */
function membership(
  scope: string,
  head: Item | undefined,
  member: Item | undefined,
): { scope: string; role: Role; seq: number }[] {
  return member ? [{ scope, role: rowOf('members', member).role, seq: Number(head?.['Seq'] ?? 0) }] : []
}
