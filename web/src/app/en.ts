import type { Priority } from '@cairn/contract/tasks'

/** `1,000`. */
export const many = (n: number) => n.toLocaleString('en')
/** `1 task`, `2 tasks`. */
export const count = (n: number, one: string, more = `${one}s`) => `${many(n)} ${n === 1 ? one : more}`
export const short = (title: string) => (title.length > 40 ? `${title.slice(0, 39).trimEnd()}…` : title)

/** Behind a number of tasks that are done: cancelled ones are among them. */
export const ofThem = (cancelled: number) => (cancelled > 0 ? ` (${many(cancelled)} cancelled)` : '')

/** Every text that a person reads. Plain, short, sentence case; buttons are verbs. */
export const en = {
  product: 'Cairn',
  pageTitle: (view: string) => `${view} · Cairn`,
  skip: 'Skip to the list',
  loading: 'Loading',
  cancel: 'Cancel',
  save: 'Save',
  undo: 'Undo',
  redo: 'Redo',
  tryAgain: 'Try again',
  add: 'Add',
  edit: 'Edit',
  open: 'Open',
  arrange: 'View',

  nav: {
    label: 'Views',
    today: 'Today',
    upcoming: 'Upcoming',
    inbox: 'Inbox',
    all: 'All tasks',
    completed: 'Completed',
    statistics: 'Statistics',
    activity: 'Activity',
    trash: 'Trash',
    search: 'Search',
    projects: 'Projects',
    filters: 'Filters',
    labels: 'Labels',
    settings: 'Settings',
    logOut: 'Log out',
    account: 'Account',
    more: 'More',
    keys: 'Keyboard shortcuts',
    newProject: 'New project',
    manageLabels: 'Manage labels',
    manageFilters: 'Manage filters',
    manageProjects: 'Manage projects',
    openTasks: (n: number) => `${n} open`,
  },

  sync: {
    saving: (waiting: number) => (waiting > 1 ? `Saving, ${waiting} to go` : 'Saving'),
    saved: 'Saved',
    offline: (waiting: number) => `Offline: ${count(waiting, 'change')} ${waiting === 1 ? 'waits' : 'wait'}`,
    retry: 'Try to save now',
    doubt: (what = 'One of your changes.') =>
      `The connection was lost a day or more ago, and this may not have been saved: ${what}`,
    again: 'Save again',
    unsaved: (waiting: number) =>
      `${count(waiting, 'change')} cannot be saved now. To keep ${waiting === 1 ? 'it' : 'them'}, you stay logged in.`,
  },

  failed: {
    load: 'Your tasks could not be loaded.',
    loadSafe: 'Nothing is lost. They are on the server.',
    crash: 'This part of the page stopped working.',
    fetch: 'This part of the page could not be fetched.',
    crashSafe: 'What you saved is safe.',
    reload: 'Reload the page',
  },

  missing: {
    what: 'There is nothing at this address.',
    hint: 'The address is wrong, or what was here has gone.',
  },

  today: {
    title: 'Today',
    overdue: 'Overdue',
    today: 'Today',
    done: 'Done',
    rescheduleAll: 'Move all to today',
    empty: 'Nothing due today.',
    allDone: 'All done for today.',
    progress: (done: number, total: number, cancelled: number) => `${done} of ${total} done${ofThem(cancelled)}`,
  },

  project: {
    empty: 'No tasks here yet.',
    emptyInbox: 'The inbox is empty. Tasks land here until you sort them.',
    allDone: 'Everything here is done.',
    done: 'Done',
    missing: 'This project is not there.',
    missingHint: 'It may be in the trash, or the address is wrong.',
    toToday: 'Go to Today',
  },

  task: {
    list: (view: string) => `Tasks: ${view}`,
    add: 'Add task',
    addTo: (place: string) => `Add a task to ${place}`,
    complete: (title: string) => `Complete ${title}`,
    reopen: (title: string) => `Reopen ${title}`,
    select: (title: string) => `Select ${title}`,
    untitled: 'Untitled',
    progress: (done: number, total: number) => `${done}/${total}`,
    progressLong: (done: number, total: number, cancelled: number) =>
      `${done} of ${count(total, 'subtask')} done${ofThem(cancelled)}`,
    actions: 'More actions',
    menu: (title: string) => `Task actions: ${title}`,
    /** More labels than a row shows. */
    others: (n: number) => `+${n}`,
    missing: 'This task is not there.',
    missingHint: 'It may have been deleted for good, or the address is wrong.',
  },

  priority: {
    none: 'None',
    low: 'Low',
    medium: 'Medium',
    high: 'High',
    urgent: 'Urgent',
  } satisfies Record<Priority, string>,
  priorityNamed: (word: string) => `Priority: ${word.toLowerCase()}`,

  due: {
    today: 'Today',
    tomorrow: 'Tomorrow',
    yesterday: 'Yesterday',
    at: (day: string, time: string) => `${day}, ${time}`,
    overdue: (words: string) => `Overdue: ${words}`,
    dueOn: (words: string) => `Due: ${words}`,
  },

  when: {
    now: 'just now',
    minutes: (n: number) => count(n, 'minute') + ' ago',
    todayAt: (time: string) => `today at ${time}`,
    yesterdayAt: (time: string) => `yesterday at ${time}`,
    on: (day: string, time: string) => `on ${day} at ${time}`,
  },

  /** What a gesture did, for its toast and for who undoes it. */
  did: {
    completed: (title: string) => `“${short(title)}” completed.`,
    reopened: (title: string) => `“${short(title)}” reopened.`,
    changed: (title: string) => `“${short(title)}” changed.`,
    trashed: 'Task moved to trash.',
    restored: 'Task restored.',
    rescheduled: (n: number) => `${count(n, 'task')} moved to today.`,
    undone: (what: string | undefined) => (what ? `Undone: ${what}` : 'Undone.'),
    redone: (what: string | undefined) => (what ? `Done again: ${what}` : 'Done again.'),
    nothing: 'Nothing to undo.',
    nothingAgain: 'Nothing to redo.',
  },
}
