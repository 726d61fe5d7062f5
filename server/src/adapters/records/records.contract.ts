import { newId } from '@cairn/contract/ids'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MINUTE } from '../../../test/clock.ts'
import { stores, type OpenEngine } from '../../../test/stores.ts'
import { instantIn, nowOf } from '../../ports/clock.ts'
import type { PutOptions, Records } from '../../ports/records.ts'

for (const engine of stores()) {
  describe(`records on ${engine.name}`, () => {
    let open: OpenEngine
    let records: Records
    beforeAll(async () => {
      open = await engine.open()
      records = open.records
    })
    afterAll(() => open.close())

    const inMinutes = (minutes: number) => instantIn(open.clock, minutes * MINUTE)
    const forever = { expiresAt: null }
    const put = (id: string, value: unknown, options: Partial<PutOptions> = {}) =>
      records.put('note', id, value, { expect: 'any', ...forever, ...options })
    const valueOf = async (id: string) => (await records.get('note', id))?.value
    const kind = () => `kind-${newId()}`

    test('a record comes back as it was put, under its own kind only', async () => {
      const id = newId()
      for (const value of [{ a: [1, null, { deep: 'Ü "quoted" \\ 🎉' }] }, 'text', '', 7, 0, false, []]) {
        await put(id, value)
        expect(await records.get('note', id)).toMatchObject({ id, value, expiresAt: null })
      }
      expect(await records.get('other', id)).toBeUndefined()
      expect(await records.get('note', newId())).toBeUndefined()
    })

    test('its expiry comes back in the form of the wire', async () => {
      const id = newId()
      await put(id, 1, { expiresAt: '2099-01-01T00:00:00.100Z' })
      expect((await records.get('note', id))?.expiresAt).toBe('2099-01-01T00:00:00.100Z')
    })

    test('put, expecting nothing to be there, does not replace what is', async () => {
      const id = newId()
      expect(await put(id, 'first', { expect: 'absent' })).toBe(true)
      expect(await put(id, 'second', { expect: 'absent' })).toBe(false)
      expect(await valueOf(id)).toBe('first')
    })

    test('put, expecting a version, writes on that one only, and every write makes a new one', async () => {
      const id = newId()
      expect(await put(id, 'nothing there', { expect: 1 })).toBe(false)
      await put(id, 'first')
      const { version } = (await records.get('note', id))!
      expect(await put(id, 'second', { expect: version })).toBe(true)
      expect(await put(id, 'late', { expect: version })).toBe(false)
      expect(await records.get('note', id)).toMatchObject({ value: 'second', version: version + 1 })
    })

    test('of many who write on the same version, or make the same record, exactly one does', async () => {
      const id = newId()
      const make = await Promise.all(Array.from({ length: 8 }, (_, i) => put(id, i, { expect: 'absent' })))
      expect(make.filter(Boolean)).toHaveLength(1)
      const { version } = (await records.get('note', id))!
      const write = await Promise.all(Array.from({ length: 8 }, (_, i) => put(id, `by ${i}`, { expect: version })))
      expect(write.filter(Boolean)).toHaveLength(1)
      expect(await valueOf(id)).toBe(`by ${write.indexOf(true)}`)
    })

    test('remove says whether it was there, and in that version', async () => {
      const id = newId()
      await put(id, 1)
      const { version } = (await records.get('note', id))!
      expect(await records.remove('note', id, version + 1)).toBe(false)
      expect(await records.remove('other', id)).toBe(false)
      expect(await valueOf(id)).toBe(1)
      expect(await records.remove('note', id, version)).toBe(true)
      expect(await records.remove('note', id)).toBe(false)
      await put(id, 2)
      expect(await records.remove('note', id)).toBe(true)
      expect(await valueOf(id)).toBeUndefined()
    })

    test('what has expired is not there, for anybody, though nothing swept it', async () => {
      const [id, owner] = [newId(), newId()]
      await put(id, 'old', { owner, dueAt: nowOf(open.clock), expiresAt: inMinutes(1) })
      const { version } = (await records.get('note', id))!
      open.clock.forward(MINUTE)
      expect(await records.get('note', id)).toBeUndefined()
      expect(await records.ofOwner('note', owner)).toEqual([])
      expect(await records.claim('note', 10, inMinutes(1))).toEqual([])
      expect(await records.remove('note', id)).toBe(false)
      expect(await put(id, 'late', { expect: version })).toBe(false)
      expect(await put(id, 'new', { expect: 'absent', expiresAt: inMinutes(1) })).toBe(true)
      expect(await valueOf(id)).toBe('new')
      // Whoever still holds the expired one cannot write over the new one.
      expect(await put(id, 'late', { expect: version })).toBe(false)
    })

    test('a sweep removes what has expired and nothing else', async () => {
      const [old, young, eternal] = [newId(), newId(), newId()]
      await put(old, 1, { expiresAt: inMinutes(1) })
      await put(young, 2, { expiresAt: inMinutes(3) })
      await put(eternal, 3)
      open.clock.forward(2 * MINUTE)
      await records.sweep()
      expect([await valueOf(old), await valueOf(young), await valueOf(eternal)]).toEqual([undefined, 2, 3])
    })

    test('counting begins at one and adds up, each record for itself', async () => {
      const id = newId()
      const count = () => records.count('count', id, inMinutes(1))
      expect([await count(), await count(), await count()]).toEqual([1, 2, 3])
      expect(await records.get('count', id)).toMatchObject({ value: 3 })
      expect(await records.count('other', id, inMinutes(1))).toBe(1)
    })

    test('several count at once, also where they begin the window', async () => {
      const id = newId()
      expect(await records.count('count', id, inMinutes(1), 50)).toBe(50)
      expect(await records.count('count', id, inMinutes(1), 7)).toBe(57)
      expect(await records.count('count', id, inMinutes(1))).toBe(58)
    })

    test('what was counted can be taken back, one at a time and never below nothing', async () => {
      const id = newId()
      await records.count('count', id, inMinutes(1))
      for (let n = 0; n < 3; n++) await records.uncount('count', id)
      expect(await records.get('count', id)).toMatchObject({ value: 0 })
      expect(await records.count('count', id, inMinutes(1))).toBe(1)
    })

    test('taking back after the window has ended begins no new one', async () => {
      const [over, never] = [newId(), newId()]
      await records.count('count', over, inMinutes(1))
      open.clock.forward(MINUTE)
      for (const id of [over, never]) {
        await records.uncount('count', id)
        expect(await records.get('count', id)).toBeUndefined()
        expect(await records.count('count', id, inMinutes(1))).toBe(1)
      }
    })

    test('the first count of a window says when it ends; then counting begins anew', async () => {
      const id = newId()
      const ends = inMinutes(1)
      await records.count('count', id, ends)
      open.clock.forward(MINUTE / 2)
      expect(await records.count('count', id, inMinutes(1))).toBe(2)
      expect((await records.get('count', id))?.expiresAt).toBe(ends)
      open.clock.forward(MINUTE / 2)
      const again = inMinutes(1)
      expect(await records.count('count', id, again)).toBe(1)
      expect((await records.get('count', id))?.expiresAt).toBe(again)
    })

    test('many who count at once are all counted, each with a number of its own', async () => {
      const id = newId()
      const counts = await Promise.all(Array.from({ length: 30 }, () => records.count('count', id, inMinutes(1))))
      expect(counts.toSorted((a, b) => a - b)).toEqual(counts.map((_, i) => i + 1))
    })

    test('the records of an owner are those of that kind that carry their name, also after they were written again', async () => {
      const [anna, ben] = [newId(), newId()]
      const [one, two] = [newId(), newId()]
      await put(one, 1, { owner: anna })
      await put(two, 2, { owner: anna })
      await put(newId(), 3, { owner: ben })
      await records.put('other', newId(), 4, { expect: 'any', ...forever, owner: anna })
      const { version } = (await records.get('note', two))!
      await put(two, 5, { expect: version })
      const found = await records.ofOwner<number>('note', anna)
      expect(found.map(({ id, value }) => [id, value]).toSorted()).toEqual(
        [
          [one, 1],
          [two, 5],
        ].toSorted(),
      )
      await records.remove('note', one)
      expect(await records.ofOwner('note', anna)).toMatchObject([{ id: two }])
    })

    describe('claiming', () => {
      const owe = (of: string, id: string, dueAt = nowOf(open.clock), expiresAt: string | null = null) =>
        records.put(of, id, `work ${id}`, { expect: 'any', dueAt, expiresAt })

      test('gives what is due, up to the limit, the longest waiting first', async () => {
        const of = kind()
        await owe(of, 'later', inMinutes(1))
        await owe(of, 'second', inMinutes(-1))
        await owe(of, 'first', inMinutes(-2))
        await owe(of, 'third')
        await records.put(of, 'never due', 1, { expect: 'any', ...forever })
        const ids = async (limit: number) =>
          (await records.claim(of, limit, inMinutes(5))).map(({ id }) => id).toSorted()
        expect(await ids(2)).toEqual(['first', 'second'])
        expect(await ids(2)).toEqual(['third'])
        expect(await ids(2)).toEqual([])
      })

      test('gives each record to one worker only, however many ask at once', async () => {
        const of = kind()
        for (let i = 0; i < 40; i++) await owe(of, `${i}`)
        const lots = await Promise.all(Array.from({ length: 8 }, () => records.claim(of, 7, inMinutes(5))))
        const rest = await records.claim(of, 100, inMinutes(5))
        const taken = [...lots.flat(), ...rest].map(({ id }) => id)
        expect(taken).toHaveLength(40)
        expect(new Set(taken).size).toBe(40)
      })

      test('is a lease: it comes back when it was neither removed nor put off, and then the first worker is too late', async () => {
        const of = kind()
        await owe(of, 'mail')
        const [mine] = await records.claim(of, 1, inMinutes(2))
        expect(mine).toMatchObject({ id: 'mail', value: 'work mail' })
        open.clock.forward(2 * MINUTE - 1000)
        expect(await records.claim(of, 1, inMinutes(2))).toEqual([])
        open.clock.forward(2000)
        const [theirs] = await records.claim(of, 1, inMinutes(2))
        expect(theirs).toMatchObject({ id: 'mail', value: 'work mail' })
        expect(await records.put(of, 'mail', 'late', { expect: mine!.version, ...forever })).toBe(false)
        expect(await records.remove(of, 'mail', mine!.version)).toBe(false)
        expect(await records.remove(of, 'mail', theirs!.version)).toBe(true)
        open.clock.forward(5 * MINUTE)
        expect(await records.claim(of, 1, inMinutes(2))).toEqual([])
      })

      test('finds what a worker put off when its time has come', async () => {
        const of = kind()
        await owe(of, 'mail')
        const [mine] = await records.claim(of, 1, inMinutes(2))
        await records.put(of, 'mail', 'again', { expect: mine!.version, dueAt: inMinutes(10), ...forever })
        open.clock.forward(9 * MINUTE)
        expect(await records.claim(of, 1, inMinutes(2))).toEqual([])
        open.clock.forward(MINUTE)
        expect(await records.claim(of, 1, inMinutes(2))).toMatchObject([{ value: 'again' }])
      })

      test('leaves what is removed alone, and other kinds', async () => {
        const [of, other] = [kind(), kind()]
        await owe(of, 'done')
        await owe(other, 'other')
        await records.remove(of, 'done')
        expect(await records.claim(of, 10, inMinutes(1))).toEqual([])
        expect(await records.claim(other, 10, inMinutes(1))).toMatchObject([{ id: 'other' }])
      })
    })
  })
}
