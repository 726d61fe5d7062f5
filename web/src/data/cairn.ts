import { client, fetchValidator } from './client.ts'
import { createStore } from './store.ts'

/** The one store of this page. */
export const cairn = createStore({ client, fetchValidator })

export const { mutate, undo, redo } = cairn
