import type { SavedFilter } from '@cairn/contract/filters'
import { newId } from '@cairn/contract/ids'
import type { Label } from '@cairn/contract/labels'
import { blankTask } from '@cairn/contract/task-rules'
import type { Task } from '@cairn/contract/tasks'
import type { Me } from '@cairn/contract/users'

export const INBOX = '01900000-0000-7000-8000-00000000000b'
const PERSON = '01900000-0000-7000-8000-00000000000a'
const WORKSPACE = '01900000-0000-7000-8000-00000000000c'
const THEN = '2026-11-20T08:00:00.000Z'

export const aMe = (fields: Partial<Me> = {}): Me => ({
  id: PERSON,
  username: 'mira',
  email: 'mira@example.org',
  givenName: 'Mira',
  familyName: '',
  timeZone: 'UTC',
  locale: null,
  hourCycle: null,
  weekStart: null,
  operator: false,
  mustHandOver: false,
  personalWorkspaceId: WORKSPACE,
  inboxId: INBOX,
  lastLoginAt: null,
  createdAt: THEN,
  deletionAt: null,
  version: 1,
  ...fields,
})

export const aTask = (fields: Partial<Task> = {}): Task => ({
  id: '01900000-0000-7000-8000-000000000001',
  workspaceId: WORKSPACE,
  projectId: INBOX,
  ...blankTask,
  title: 'A task',
  completed: false,
  position: 'a0',
  createdBy: PERSON,
  createdAt: THEN,
  updatedAt: THEN,
  version: 1,
  power: 'owner',
  ...fields,
})

export const aLabel = (fields: Partial<Label> = {}): Label => ({
  id: newId(),
  workspaceId: WORKSPACE,
  name: 'home',
  color: 'green',
  createdAt: THEN,
  updatedAt: THEN,
  version: 1,
  ...fields,
})

export const aFilter = (fields: Partial<SavedFilter> = {}): SavedFilter => ({
  id: newId(),
  name: 'Errands',
  color: 'grey',
  query: 'is:open',
  names: {},
  sort: null,
  order: null,
  group: null,
  position: 'a0',
  createdAt: THEN,
  updatedAt: THEN,
  version: 1,
  ...fields,
})
