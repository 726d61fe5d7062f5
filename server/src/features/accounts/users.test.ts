import { afterAll, beforeAll, expect, test } from 'vitest'
import { PASSWORD, startApp, type TestApp } from '../../../test/app.ts'
import { HOUR } from '../../../test/clock.ts'
import { errorsOf, refused } from '../../../test/refused.ts'

let app: TestApp

beforeAll(async () => {
  app = await startApp({ limits: { flowsPerAddress: 1000 } })
})
afterAll(() => app.close())

const PROFILE = {
  givenName: 'Anna',
  familyName: 'Bergström-Łuczak',
  timeZone: 'Pacific/Auckland',
  locale: 'sv-SE',
  hourCycle: '24',
  weekStart: 'monday',
} as const

test('a profile is changed in parts and comes back as it was written', async () => {
  const { api, me } = await app.signUp()
  expect(me).toMatchObject({ givenName: '', familyName: '', locale: null, hourCycle: null, weekStart: null })
  expect(await api.users.update(PROFILE)).toEqual({ ...me, ...PROFILE, version: 2 })
  expect(await api.users.update({ hourCycle: '12' })).toMatchObject({ ...PROFILE, hourCycle: '12', version: 3 })
  const unset = { givenName: '', locale: null, hourCycle: null, weekStart: null }
  expect(await api.users.update(unset)).toMatchObject({ ...unset, familyName: PROFILE.familyName, version: 4 })
  expect(await api.users.me()).toMatchObject({ ...unset, timeZone: PROFILE.timeZone, version: 4 })
})

test('the profile of a registration is kept', async () => {
  const { timeZone, locale, givenName, familyName } = PROFILE
  const wanted = { username: 'profiled', email: 'profiled@example.org', password: PASSWORD }
  const { flow } = await app.client().auth.register({ ...wanted, timeZone, locale, givenName, familyName })
  const { code } = await app.mailTo(wanted.email)
  const { user } = await app.client().auth.activate({ flow, code })
  expect(user).toMatchObject({ timeZone, locale, givenName, familyName })
})

test('a language tag is kept in its canonical form', async () => {
  const { api } = await app.signUp()
  for (const [given, kept] of [
    ['EN-gb', 'en-GB'],
    ['zh-hant-tw', 'zh-Hant-TW'],
    ['iw', 'he'],
  ])
    expect((await api.users.update({ locale: given ?? '' })).locale).toBe(kept)
})

test('what is no zone, no language, no cycle and no day is refused at its place', async () => {
  const { api } = await app.signUp()
  const nonsense = { timeZone: 'Mars/Base', locale: 'not a language', hourCycle: '13', weekStart: 'someday' }
  const refusal = await refused(api.users.update(nonsense as never))
  expect(errorsOf(refusal)).toEqual({
    '/timeZone': 'This time zone is not known.',
    '/locale': 'This must be a language tag such as en-GB.',
    '/hourCycle': 'This must be one of: 12, 24.',
    '/weekStart': expect.stringMatching(/^This must be one of: monday, /) as string,
  })
})

test('what is not for a person to say of themselves is refused', async () => {
  const { api, me } = await app.signUp()
  for (const field of ['operator', 'email', 'username', 'usernameKey', 'password', 'id', 'version', 'lastLoginAt']) {
    const refusal = await refused(api.users.update({ [field]: 'other' }))
    expect(errorsOf(refusal)).toEqual({ [`/${field}`]: 'This field is not known here.' })
  }
  expect(await api.users.me()).toEqual(me)
})

test('nothing is written when nothing changes', async () => {
  const { api, me } = await app.signUp()
  expect(await api.users.update({ timeZone: me.timeZone, locale: null })).toEqual(me)
})

test('the last log-in is the one before this session, or one elsewhere since', async () => {
  const anna = await app.signUp()
  expect(anna.me.lastLoginAt).toBeNull()
  const login = () => app.client().auth.login({ identifier: anna.name, password: PASSWORD })
  const registered = app.clock.ms()
  app.clock.forward(HOUR)
  const second = await login()
  expect(Date.parse(second.user?.lastLoginAt ?? '')).toBeLessThanOrEqual(registered)
  const seen = async (token = '') => Date.parse((await app.client(token).users.me()).lastLoginAt ?? '')
  expect(await seen(second.token)).toBeLessThanOrEqual(registered)
  // In the session that was there before, the other log-in shows.
  expect(await seen(anna.token)).toBeGreaterThan(registered)
  app.clock.forward(HOUR)
  const third = await login()
  expect(await seen(third.token)).toBeLessThan(app.clock.ms() - HOUR / 2)
  expect(await seen(second.token)).toBeGreaterThan(app.clock.ms() - HOUR / 2)
})
