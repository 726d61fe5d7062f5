import type { Command } from './command.ts'
import { add } from './commands/add.ts'
import { done } from './commands/done.ts'
import { filters } from './commands/filters.ts'
import { helpOn } from './commands/help.ts'
import { importFile } from './commands/import.ts'
import { list } from './commands/list.ts'
import { login } from './commands/login.ts'
import { logout } from './commands/logout.ts'
import { undo } from './commands/undo.ts'
import { version } from './commands/version.ts'

/** In the order in which help lists them. */
const named: Record<string, Command> = { login, logout, add, list, filters, done, undo, import: importFile, version }

export const commands: ReadonlyMap<string, Command> = new Map(Object.entries({ ...named, help: helpOn(named) }))
