import type { EntryAction, EntryResource } from '@cairn/contract/entries'
import { count, many } from './en.ts'

/** What people do not read of is not to be chosen either. */
type LoudAction = Exclude<EntryAction, 'positioned'>

/** The view of all that happened; it comes with it. */
export const activity = {
  empty: 'Nothing has happened here yet.',
  none: 'Nothing like this has happened.',
  failed: 'What happened could not be loaded.',
  filters: 'Filters',
  clear: 'Clear filters',
  older: 'Show older',

  days: {
    label: 'Days',
    any: 'All days',
    today: 'Today',
    yesterday: 'Yesterday',
    last: (n: number) => `Last ${n} days`,
    from: 'From',
    to: 'To',
    between: (from: string, to: string) => `${from} to ${to}`,
    since: (from: string) => `From ${from}`,
    until: (to: string) => `Until ${to}`,
  },
  action: {
    label: 'What happened',
    any: 'All actions',
    words: {
      created: 'Created',
      updated: 'Changed',
      deleted: 'Deleted',
      merged: 'Merged',
      restored: 'Restored',
      purged: 'Deleted for good',
      registered: 'Registered',
      deletionPlanned: 'Account deletion asked for',
      deletionCancelled: 'Account kept',
    } satisfies Record<LoudAction, string> as Record<string, string>,
  },
  resource: {
    label: 'Kind of thing',
    any: 'All kinds',
    words: {
      task: 'Tasks',
      project: 'Projects',
      label: 'Labels',
      filter: 'Filters',
      person: 'Account',
      workspace: 'Workspaces',
    } satisfies Record<EntryResource, string>,
  },
  project: { label: 'Project', any: 'All projects', other: 'Another project' },
  person: { label: 'Person', any: 'Everybody', other: 'Somebody else', you: 'You' },
  filterNamed: (label: string, word: string) => `${label}: ${word.toLowerCase()}`,

  /** What one gesture, an import or a program did to several things. */
  did: {
    created: what => `created ${what}`,
    updated: what => `changed ${what}`,
    deleted: what => `deleted ${what}`,
    merged: what => `merged ${what} into others`,
    restored: what => `restored ${what}`,
    purged: what => `deleted ${what} for good`,
    registered: () => 'registered',
    deletionPlanned: () => 'asked to delete the account',
    deletionCancelled: () => 'kept the account',
    positioned: what => `moved ${what} up or down`,
  } satisfies Record<EntryAction, (what: string) => string> as Record<string, (what: string) => string>,
  things: {
    task: n => count(n, 'task'),
    project: n => count(n, 'project'),
    label: n => count(n, 'label'),
    filter: n => count(n, 'filter'),
    person: () => 'the profile',
    workspace: n => count(n, 'workspace'),
  } satisfies Record<EntryResource, (n: number) => string> as Record<string, (n: number) => string>,
  other: (n: number) => `did ${count(n, 'other thing')}`,
  joined: 'joined Cairn',
  one: (did: string, name: string) => `${did}, “${name}”`,
  /** By itself, for who is told later what became of it. */
  deed: (did: string) => `${did.charAt(0).toUpperCase()}${did.slice(1)}.`,
  both: (first: string, last: string) => `${first} and ${last}`,
  atLeast: (deeds: string) => `${deeds}, and more before that`,
  andMore: (names: string, n: number) => `${names} and ${many(n)} more`,

  unnamed: {
    task: 'A task that is gone',
    project: 'A project that is gone',
    label: 'A label that is gone',
    filter: 'A filter that is gone',
    person: 'A person',
    workspace: 'Your workspace',
  } satisfies Record<EntryResource, string> as Record<string, string>,
  something: 'Something',

  undo: 'Undo',
  undoNamed: (what: string, name: string) => `Undo: ${what}, ${name}`,
  undoAll: 'Undo all',
  undoAllNamed: (what: string) => `Undo all: ${what}`,
  undoneMany: (n: number) => `${count(n, 'change')} taken back.`,
  undoneSome: (n: number, kept: number, why: string) => `${count(n, 'change')} taken back, ${many(kept)} not. ${why}`,

  head: 'In the last 30 days',
  headAll: (n: number) => `${many(n)} in all`,
  headAction: (n: number, word: string) => `${many(n)} ${word.toLowerCase()}`,
}
