import { band } from './band.ts'
import { bookkeeping } from './bookkeeping.ts'
import { garden } from './garden.ts'
import { health } from './health.ts'
import { home } from './home.ts'
import { kitchen } from './kitchen.ts'
import type { DemoProject } from './life.ts'
import { lisbon } from './lisbon.ts'
import { reading } from './reading.ts'
import { team } from './team.ts'
import { website } from './website.ts'

/** The life and work of Mara, who runs a small design studio: half of it work, half of it not. */
export const projects: readonly DemoProject[] = [
  website,
  team,
  bookkeeping,
  home,
  kitchen,
  lisbon,
  health,
  garden,
  band,
  reading,
]
