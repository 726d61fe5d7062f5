import { fileURLToPath } from 'node:url'
import { buildWeb } from '../scripts/build-web.mjs'

/** What the browser gets is what `npm start` would serve. */
// oxlint-disable-next-line import/no-default-export -- Playwright looks for it
export default () => buildWeb(fileURLToPath(new URL('..', import.meta.url)), process.execPath)
