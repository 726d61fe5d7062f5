/** Every address of the product, built in one place. */
export const paths = {
  today: '/today',
  upcoming: '/upcoming',
  inbox: '/inbox',
  all: '/all',
  completed: '/completed',
  statistics: '/statistics',
  activity: '/activity',
  trash: '/trash',
  search: '/search',
  labels: '/labels',
  projects: '/projects',
  filters: '/filters',
  settings: '/settings',
  settingsOf: (section: SettingsSection) => `/settings/${section}`,
  project: (id: string) => `/projects/${id}`,
  label: (id: string) => `/labels/${id}`,
  filter: (id: string) => `/filters/${id}`,
  /** The address of a task that mails and copied links carry; it leads to the task in its project. */
  task: (id: string) => `/tasks/${id}`,
  /** A view with a task open beside it. */
  open: (view: string, taskId: string) => `${view}?task=${taskId}`,
  logIn: '/login',
  register: '/register',
  checkMail: '/verify',
  activate: '/activate',
  forgot: '/forgot',
  reset: '/reset',
  confirmEmail: '/confirm-email',
} as const

export const settingsSections = ['profile', 'security', 'appearance', 'data'] as const
export type SettingsSection = (typeof settingsSections)[number]

/** Before the door. Who is inside has no business there. */
export const entrances: readonly string[] = [
  paths.logIn,
  paths.register,
  paths.checkMail,
  paths.activate,
  paths.forgot,
  paths.reset,
]

/** What wouter matches. */
export const patterns = {
  project: '/projects/:id',
  label: '/labels/:id',
  filter: '/filters/:id',
  task: '/tasks/:id',
  settings: '/settings/:section?',
} as const
