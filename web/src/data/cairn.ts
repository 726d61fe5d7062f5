import { client, fetchValidator } from './client.ts'
import { createKeeper } from './keeper.ts'
import { createStore } from './store.ts'

/** The one store of this page. */
export const cairn = createStore({ client, keeper: createKeeper(), fetchValidator })

export const { mutate, undo, redo } = cairn
