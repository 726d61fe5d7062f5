import type { OperationId } from '@cairn/contract/contract'
import { filterNames } from '@cairn/contract/query/parse'
import type { Random } from './random.ts'

/** The fields that hold a language of ours, and a text in it such as no person writes. */
export const LANGUAGES: { id: OperationId; field: string; text(random: Random): string }[] = [
  { id: 'tasks.list', field: 'q', text: queryFrom },
  { id: 'filters.create', field: 'query', text: queryFrom },
  { id: 'tasks.quickAdd', field: 'text', text: quickAddFrom },
]

/** Behind a key of the query language or alone, with what else a query can hold around it. */
function queryFrom(random: Random): string {
  const part = () => {
    const value = Array.from({ length: 1 + random.below(3) }, () => random.pick(WORDS)).join(random.pick(JOINTS))
    return `${random.pick(['', '-'])}${random.pick([...filterNames, '', 'colour'])}${random.pick(SIGNS)}${value}`
  }
  return Array.from({ length: 1 + random.below(3) }, part)
    .join(' ')
    .slice(0, 1000)
}

function quickAddFrom(random: Random): string {
  const part = () => random.pick(['', '#', '+', '//', '#"', 'on ', 'in ', 'at ']) + random.pick([...WORDS, ...DATES])
  const line = () => '  '.repeat(random.below(3)) + Array.from({ length: 1 + random.below(4) }, part).join(' ')
  return Array.from({ length: 1 + random.below(3) }, line)
    .join('\n')
    .slice(0, 20_000)
}

const SIGNS = [':', ':', ':', '<', '<=', '>', '>=', '=', '']
const JOINTS = [',', '..', ' ', '"', '']

// prettier-ignore
const WORDS = [
  ...Object.getOwnPropertyNames(Object.prototype), 'prototype', 'home', 'Garden', 'today', 'none', 'any', 'open', 'high', 'p1', '1d', '-9999m', '9999m', '9999w', '+0d',
  '1970-01-01', '9998-12-31', '9999-12-31', '0000-00-00', '2026-02-30', '', '"', '""', '..', ',,', '%', '_', '\\', "'; --", '🦉', '\u202e', '\u0007', '\u2028', '\u00a0', 'ﷺ', 'e\u0301',
  '🦉'.repeat(150), 'x'.repeat(199), 'ﷺ'.repeat(201), '00000000-0000-0000-0000-000000000000', '*', '(', '[a-z', '&|!', ':*', '<->', '-', '--', '#', '+', '//',
]

// prettier-ignore
const DATES = [
  '99999999 hours', '5000000 days', '12000 years', '31 Dec 9999 at 23:30', '1 Jan 1970 0:10', '1 Jan 12000', '5 Feb 300 BC', '1/1/1', '24:00', '25:99', '29 Feb', '31 Feb', 'friday', 'midnight',
  '3000 weeks ago', 'next year', '1e9 days', '-5 days', '999999999999999999 months', '2026-11-20T24:00', '9998-12-31T23:59:59-12:00', 'may', 'noon p4',
]
