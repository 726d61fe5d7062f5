import type { Parts } from '../parts.ts'
import type { WireRequest } from '../wire.ts'
import type { Random } from './random.ts'

export interface Mutation {
  name: string
  apply(parts: Parts, random: Random): WireRequest
}

/** What a field is not made for. */
// prettier-ignore
const NASTY: unknown[] = [
  null, true, false, 0, -1, 1.5, 1e308, 2 ** 53, -(2 ** 31), '', ' ', 'x', 'x'.repeat(300), 'y'.repeat(100_000),
  '\u0000', 'a\u0000b', '\ud800', 'a\udc00b', '\u0007\u001b[31m', '\u2028', '\u202e', '🦉'.repeat(200), 'ﷺ'.repeat(201), 'e\u0301'.repeat(150),
  [], [null], [[]], {}, { a: 1 }, Array.from({ length: 5000 }, (_, n) => n), Array.from({ length: 21 }, () => 'x'),
  '2026-02-30', '0000-00-00', '9999-12-31', '1970-01-01', '-271821-04-20', '+275760-09-13', '2026-11-20T24:00:00Z', '9999-12-31T23:59:59.999-23:59', '1970-01-01T00:00:00+23:59',
  'Etc/GMT+12', 'america/new_york', '../../etc/passwd', "'; drop table tasks; --", '%00', '${7*7}', '{{7*7}}', '<script>alert(1)</script>', 'javascript:alert(1)',
  'NaN', 'Infinity', '0x10', '1e3', '١٢٣', 'é'.repeat(22), 'a.b.c', `${'A'.repeat(40)}.${'é'.repeat(22)}`, `${'é'.repeat(43)}.${'é'.repeat(43)}`,
  '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-8fff-bfff-ffffffffffff', '0'.repeat(36), 'toString', '__proto__', 'constructor',
]

/** What is of the right kind, and at the edge of it. */
// prettier-ignore
const EDGES: [RegExp, unknown[]][] = [
  [/^\d{4}-\d\d-\d\d$/, ['1970-01-01', '1969-12-31', '9998-12-31', '9999-12-31', '2028-02-29', '2027-02-29', '2026-3-1']],
  [/^\d{4}-.*T/, ['1970-01-01T00:00:00Z', '9998-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999-23:59', '1970-01-01T00:00:00+23:59', '2026-11-20T09:00:00.123456789Z', '2026-11-20t09:00:00z', '2026-11-20T09:00Z']],
  [/^[0-9a-f-]{36}$/, ['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-8fff-bfff-ffffffffffff', '0198c0de-0000-7000-8000-000000000000', '0198C0DE-0000-7000-8000-000000000000', '{0198c0de-0000-7000-8000-000000000000}']],
  [/^[0-9a-f-]{36}:/, ['0198c0de-0000-7000-8000-000000000000:999999999999999:999', '0198c0de-0000-7000-8000-000000000000:0:0', '0198c0de-0000-7000-8000-000000000000:1:-1']],
  [/\//, ['UTC', 'utc', 'Etc/GMT-14', 'Pacific/Kiritimati', 'Pacific/Niue', 'Europe/Berlin ', '+01:00', 'PST8PDT', 'localtime']],
  [/^[ag][0-9A-Za-z]+$/, ['a0', 'Zz', 'zzzzzzzzzzzzzzzzzzzzzzzzzzz', 'A00000000000000000000000000', 'a00', 'a0V', `a0${'V'.repeat(198)}`, `a0${'V'.repeat(199)}`]],
  [/^\d+$/, ['1', '100', '101', '0', '-0', '00', '1.0', '1e2', ' 7 ', '99999999999999999999']],
  [/^(true|false)$/, ['TRUE', '1', '', 'null', 'true ']],
  [/@/, ['a@b.c', `${'a'.repeat(64)}@example.org`, `a@${'b.'.repeat(130)}org`, 'a@b@c.de', 'a b@c.de', '"a b"@c.de', 'a@[127.0.0.1]', 'ä@example.org', 'a@example.org\r\nBcc: b@example.org']],
]

/** Names of fields that some code somewhere treats in its own way. */
const NAMES = [
  'unknown',
  'id',
  'scope',
  'version',
  'power',
  'createdBy',
  'toString',
  'constructor',
  'hasOwnProperty',
  '',
  'a/b~c',
  '\ud800',
  'limit',
  'cursor',
  'taskId',
]

const HEADERS: [string, string[]][] = [
  ['if-match', ['1', '"x"', 'W/"1"', '"99999999999"', '""', '*', '"1", "2"']],
  ['if-none-match', ['*', '"x"', 'W/"', ',,,', '"'.repeat(5000)]],
  ['idempotency-key', ['', ' ', 'x'.repeat(300), 'é', 'a b', '"', "'; --"]],
  ['cairn-batch', ['', 'x', '0'.repeat(36), "'; --"]],
  ['cairn-person', ['', 'x', '0'.repeat(36), 'x'.repeat(2000)]],
  ['authorization', ['', 'Bearer', 'Bearer ', 'Basic YTpi', 'Bearer a.b.c', `Bearer ${'x'.repeat(8000)}`, 'Bearer é']],
  ['cookie', ['cairn', 'cairn=', '=', ';;;', 'cairn=a.b.c; cairn=d', `x=${'y'.repeat(8000)}`]],
  ['accept', ['', 'text/html', '*/*;q=0', 'x'.repeat(2000)]],
  ['expect', ['100-continue']],
  ['host', ['', 'evil.example', 'localhost:99999', '[::1']],
  ['content-encoding', ['gzip', 'br', 'nonsense']],
  ['x-forwarded-for', ['::1', 'nonsense', '1.2.3.4, 5.6.7.8', `${'1.2.3.4,'.repeat(1000)}1.2.3.4`]],
  ['cairn-client', ['', 'web', 'x'.repeat(2000)]],
  ['origin', ['null', 'https://evil.example', 'nonsense', '']],
]

export const MUTATIONS: Mutation[] = [
  mutation('as it is', () => {}),
  mutation('a field of another kind', (parts, random) => replaceOne(parts, random, random.pick(NASTY))),
  mutation('a field of another kind', (parts, random) => replaceOne(parts, random, random.pick(NASTY))),
  mutation('a field of another kind', (parts, random) => replaceOne(parts, random, random.pick(NASTY))),
  mutation('an edge of its own kind', (parts, random) => {
    const target = parts.body ?? parts.query
    const name = random.pick(Object.keys(target)) ?? ''
    const values = EDGES.find(([kind]) => kind.test(String(target[name])))?.[1] ?? NASTY
    replace(parts, name, random.pick(values))
  }),
  mutation('a field left out', (parts, random) => {
    const target = parts.body ?? parts.query
    delete target[random.pick(Object.keys(target)) ?? '']
  }),
  mutation('an unknown field', (parts, random) => {
    const target = parts.body ?? parts.query
    target[random.pick(NAMES)] = random.pick(NASTY)
  }),
  mutation('a parameter that is not known', (parts, random) => {
    parts.query[random.pick(NAMES)] = 'x'
  }),
  mutation('an address of another kind', (parts, random) => {
    parts.path = parts.path.replace(/[^/]*$/, encodeURIComponent(wellFormed(random.pick(NASTY))).slice(0, 4000))
  }),
  mutation('an odd header', (parts, random) => {
    const [name, values] = random.pick(HEADERS)
    parts.headers[name] = random.pick(values)
  }),
  mutation('another method', (parts, random) => {
    parts.method = random.pick(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'])
  }),
  raw('broken encoding of the address', ({ path }, random) => ({
    path:
      path + random.pick(['/%', '/%zz', '%ff', '/%c0%af', '//', '/../..', '?%', '?a=%zz', '?limit=1&limit=2', '?[]=1']),
  })),
  raw('broken JSON', (_, random, json) => ({ body: json.slice(0, random.below(json.length)) })),
  raw('other than JSON', (_, random) => ({
    body: random.pick([
      '',
      ' ',
      'null',
      'true',
      '5',
      '"text"',
      '[]',
      '[1,2]',
      'undefined',
      '\ufeff{}',
      '{"a":1}{"b":2}',
      '{a:1}',
      '\u0000',
      '{"a":1e999}',
    ]),
  })),
  raw('bytes that are not UTF-8', () => ({
    body: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x22, 0xc3, 0x28, 0x22, 0x7d]),
  })),
  raw('keys that are given twice', (_, random, json) => ({
    body: json.replace('{', `{"${random.pick(['title', 'name', 'limit'])}":"one","title":"two",`),
  })),
  raw('keys of the prototype', (_, random, json) => ({
    body: json.replace(
      '{',
      `{${random.pick(['"__proto__":{"admin":true}', '"constructor":{"prototype":{"admin":true}}', '"\\u005f_proto__":1'])},`,
    ),
  })),
  raw('nested deep', (_, random, json) => {
    const [open, close] = random.pick([
      ['[', ']'],
      ['{"a":', '}'],
    ] as const)
    const depth = random.pick([25, 1000, 20_000])
    return { body: json.replace('{', `{"title":${open.repeat(depth)}1${close.repeat(depth)},`).replace(',}', '}') }
  }),
  raw('larger than a megabyte', (_, _random, json) => ({
    body: json.replace('{', `{"description":"${'z'.repeat(1_100_000)}",`),
  })),
  raw('another content type', ({ headers }, random) => ({
    headers: {
      ...headers,
      'content-type': random.pick([
        'text/plain',
        'text/xml',
        'application/x-www-form-urlencoded',
        'multipart/form-data',
        'application/json; charset=latin1',
        'application/jsonx',
        'json',
        '',
        ';',
        'a'.repeat(5000),
      ]),
    },
  })),
  raw('headers without end', ({ headers }) => ({ headers: { ...headers, 'x-long': 'x'.repeat(20_000) } })),
  raw('an address without end', ({ path }) => ({ path: `${path}?cursor=${'c'.repeat(12_000)}` })),
]

function mutation(name: string, change: (parts: Parts, random: Random) => void): Mutation {
  return {
    name,
    apply(parts, random) {
      change(parts, random)
      return wire(parts)
    },
  }
}

/** Of what goes over the wire, beyond what the parts can say. */
function raw(
  name: string,
  change: (request: WireRequest, random: Random, json: string) => Partial<WireRequest>,
): Mutation {
  return {
    name,
    apply(parts, random) {
      const request = wire(parts)
      const changed = change(request, random, String(request.body ?? '{}'))
      const headers = { ...request.headers, ...changed.headers }
      if (changed.body !== undefined) headers['content-type'] ??= 'application/json'
      return { ...request, ...changed, headers }
    },
  }
}

export function wire({ method, path, query, body, headers }: Parts): WireRequest {
  const search = Object.entries(query).map(pair => pair.map(part => encodeURIComponent(wellFormed(part))).join('='))
  return {
    method,
    path: search.length > 0 ? `${path}?${search.join('&')}`.slice(0, 12_000) : path,
    headers: body ? { 'content-type': 'application/json', ...headers } : headers,
    ...(body && { body: JSON.stringify(body) }),
  }
}

const replaceOne = (parts: Parts, random: Random, value: unknown) =>
  replace(parts, random.pick(Object.keys(parts.body ?? parts.query)) ?? '', value)

function replace({ query, body }: Parts, name: string, value: unknown) {
  const target = body ?? query
  if (Object.hasOwn(target, name)) target[name] = value
}

const wellFormed = (value: unknown) =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed()
