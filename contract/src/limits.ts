/** How much there may be of what people write. Schemas, forms and importers all ask here; texts are measured in UTF-16 units. */
export const TITLE = 200
/** Keeps a commit within its budget. */
export const DESCRIPTION = 20_000
export const LABEL_NAME = 60
export const PROJECT_NAME = 120
export const LABELS_OF_A_TASK = 20
/** How many tasks can stand below each other, the top one included: deep enough for every plan seen so far, shallow enough to read and to check in one commit. */
export const LEVELS = 10

/** Days for which what was deleted can be taken back. */
export const TRASH_DAYS = 30

/** As much of a text as fits, never through the middle of a character that takes two units: half of one is no text. */
export const cut = (text: string, most: number) =>
  text.length > most ? text.slice(0, most).replace(/[\ud800-\udbff]$/, '') : text

/** The same, with a sign that there was more. */
export const abridged = (text: string, most: number) =>
  text.length > most ? `${cut(text, most - 1).trimEnd()}…` : text
