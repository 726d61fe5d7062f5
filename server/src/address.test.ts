import { expect, test } from 'vitest'
import { addressOf } from './address.ts'

test.each([
  ['127.0.0.1', 'http://localhost:3000'],
  ['localhost', 'http://localhost:3000'],
  ['::1', 'http://localhost:3000'],
  ['0.0.0.0', 'http://localhost:3000'],
  ['::', 'http://localhost:3000'],
  ['0:0:0:0:0:0:0:0', 'http://localhost:3000'],
  ['192.168.1.7', 'http://192.168.1.7:3000'],
  ['2001:db8::7', 'http://[2001:db8::7]:3000'],
  ['fe80::7%eth0', 'http://localhost:3000'],
  ['tasks.example', 'http://tasks.example:3000'],
])('what listens on %s is found at %s', (host, address) => {
  expect(addressOf(host, 3000)).toBe(address)
  expect(URL.canParse(address)).toBe(true)
})
