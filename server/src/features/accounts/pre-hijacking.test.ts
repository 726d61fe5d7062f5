import { afterAll, beforeEach, beforeAll, expect, test } from 'vitest'
import { PASSWORD, startApp, type TestApp } from '../../../test/app.ts'
import { MINUTE } from '../../../test/clock.ts'
import { refused } from '../../../test/refused.ts'

/* An attacker who knows somebody's address comes first, and waits for them to move in. */

const ATTACKERS = 'what the attacker has chosen'

let app: TestApp
let count = 0
let email = ''

beforeAll(async () => {
  app = await startApp({ limits: { flowsPerAddress: 1000 } })
})
afterAll(() => app.close())
beforeEach(() => {
  email = `victim${++count}@example.org`
})

/** The attacker's registration with the victim's address, and the mail that reached the victim. */
async function prepared() {
  const after = await app.mailCount(email)
  const { flow } = await app.client().auth.register({ username: `mallory${count}`, email, password: ATTACKERS })
  return { flow, mail: await app.mailTo(email, { after }) }
}

async function victimRegisters() {
  const after = await app.mailCount(email)
  const { flow } = await app.client().auth.register({ username: `victim${count}`, email, password: PASSWORD })
  const { code } = await app.mailTo(email, { after })
  return app.client().auth.activate({ flow, code })
}

async function victimResets() {
  const after = await app.mailCount(email)
  const { flow } = await app.client().auth.requestReset({ identifier: email })
  const { code } = await app.mailTo(email, { after })
  return app.client().auth.verifyReset({ flow, code, password: 'what the victim has chosen' })
}

/** The password that one chose leads to the code of one's own registration, and no further. */
async function logIn(identifier: string) {
  const { user } = await app.client().auth.login({ identifier, password: ATTACKERS })
  if (!user) throw new Error('This is no session')
}

/** Every door that the attacker could have left ajar. */
async function expectNoWayIn({ flow, mail }: Awaited<ReturnType<typeof prepared>>) {
  const tries = [
    logIn(email),
    logIn(`mallory${count}`),
    app.client().auth.activate({ flow, code: mail.code }),
    app.client().auth.activate({ token: mail.token, flow }),
    app.client().auth.activate({ token: mail.token, password: ATTACKERS }),
  ]
  for (const outcome of await Promise.allSettled(tries)) expect(outcome.status).toBe('rejected')
  app.clock.forward(2 * MINUTE)
  const after = await app.mailCount(email)
  await app.client().auth.resend({ flow })
  const next = await app.mailTo(email, { after })
  expect(await refused(app.client().auth.activate({ flow, code: next.code }))).toMatchObject({ code: 'conflict' })
}

test('who registers an address first has no way in once its owner registers', async () => {
  const attack = await prepared()
  const { user } = await victimRegisters()
  await expectNoWayIn(attack)
  const { user: still } = await app.client().auth.login({ identifier: email, password: PASSWORD })
  expect(still?.id).toBe(user.id)
})

test('nor after the owner has reset the password', async () => {
  const attack = await prepared()
  const { user } = await victimRegisters()
  expect((await victimResets()).user?.id).toBe(user.id)
  await expectNoWayIn(attack)
})

test('the link in a mail that somebody else caused lets its reader into nothing', async () => {
  const { mail } = await prepared()
  const problem = await refused(app.client().auth.activate({ token: mail.token, password: PASSWORD }))
  expect(problem).toMatchObject({ code: 'forbidden', reason: 'not-the-registrant' })
  await expect(logIn(email)).rejects.toThrow('no session')
})

test('a registration that was begun before and is finished after makes no second account, and takes nothing over', async () => {
  const attack = await prepared()
  const { token } = await victimRegisters()
  await app.client(token).tasks.create({ title: 'The victim’s own' })
  await expectNoWayIn(attack)
  const people = (await app.rows('persons')).filter(person => person.email === email)
  expect(people.map(({ username }) => username)).toEqual([`victim${count}`])
})

test('a reset that somebody else has begun is worth nothing to them, before and after the owner’s own', async () => {
  await victimRegisters()
  const attack = await app.client().auth.requestReset({ identifier: email })
  await app.mailTo(email, { after: 1 })
  const { token } = await victimResets()
  for (const code of ['000000', '123456'])
    await refused(app.client().auth.verifyReset({ flow: attack.flow, code, password: ATTACKERS }))
  expect(await app.client(token).users.me()).toMatchObject({ email })
})
