import { newId } from '@cairn/contract/ids'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { identities } from '../../../test/identities.ts'
import type { Identity } from '../../ports/identity.ts'

for (const adapter of identities()) {
  describe(`identity: ${adapter.name}`, () => {
    let identity: Identity
    let close: () => Promise<void>
    beforeAll(async () => {
      ;({ identity, close } = await adapter.open())
    })
    afterAll(() => close())

    const person = async (password: string) => {
      const id = newId()
      await identity.setPassword(id, await identity.seal(password))
      return id
    }

    test('a password opens what it sealed and nothing else, and says nothing of itself', async () => {
      const sealed = await identity.seal('correct horse')
      expect(sealed).not.toContain('correct horse')
      expect(await identity.opens(sealed, 'correct horse')).toBe(true)
      for (const wrong of ['Correct horse', 'correct horse ', '', 'nobody has this password'])
        expect(await identity.opens(sealed, wrong), wrong).toBe(false)
      expect(await identity.seal('correct horse')).not.toBe(sealed)
    })

    test('nothing opens what was never sealed, not even what it is compared with', async () => {
      expect(await identity.opens(undefined, 'nobody has this password')).toBe(false)
      expect(await identity.checkPassword(undefined, 'nobody has this password')).toBe(false)
      expect(await identity.checkPassword(newId(), 'nobody has this password')).toBe(false)
    })

    test('a person has the password that was set last, and nobody else has it', async () => {
      const [anna, ben] = [await person('the old one'), await person('the old one')]
      await identity.setPassword(anna, await identity.seal('the new one'))
      expect(await identity.checkPassword(anna, 'the new one')).toBe(true)
      expect(await identity.checkPassword(anna, 'the old one')).toBe(false)
      expect(await identity.checkPassword(ben, 'the old one')).toBe(true)
      expect(await identity.checkPassword(ben, 'the new one')).toBe(false)
    })

    test('a password that was taken away opens nothing, until another is set', async () => {
      const [anna, ben] = [await person('correct horse'), await person('correct horse')]
      await identity.removePassword(anna)
      await identity.removePassword(anna)
      expect(await identity.checkPassword(anna, 'correct horse')).toBe(false)
      expect(await identity.checkPassword(ben, 'correct horse')).toBe(true)
      await identity.setPassword(anna, await identity.seal('battery staple'))
      expect(await identity.checkPassword(anna, 'battery staple')).toBe(true)
    })

    test('any 256 characters are a password, to the last of them', async () => {
      const long = '🗝 Ü'.repeat(64)
      const id = await person(long)
      expect(await identity.checkPassword(id, long)).toBe(true)
      expect(await identity.checkPassword(id, `${long.slice(0, -1)}U`)).toBe(false)
    })

    test('checking costs the same work whether or not there is somebody', async () => {
      const known = await person('correct horse')
      const work = { known: [] as number[], unknown: [] as number[], nobody: [] as number[] }
      // Interleaved, and the processor's time rather than the clock's: other programs do not count.
      for (let round = 0; round < 12; round++) {
        work.known.push(await processorTime(() => identity.checkPassword(known, 'wrong')))
        work.unknown.push(await processorTime(() => identity.checkPassword(newId(), 'wrong')))
        work.nobody.push(await processorTime(() => identity.checkPassword(undefined, 'wrong')))
      }
      for (const other of [work.unknown, work.nobody]) {
        expect(median(other) / median(work.known)).toBeGreaterThan(0.6)
        expect(median(other) / median(work.known)).toBeLessThan(1.6)
      }
    })

    test('many checks at once are all answered rightly', async () => {
      const id = await person('correct horse')
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, i) => identity.checkPassword(id, i % 2 ? 'correct horse' : 'wrong')),
      )
      expect(answers).toEqual(answers.map((_, i) => i % 2 === 1))
    })
  })
}

async function processorTime(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return user + system
}

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
