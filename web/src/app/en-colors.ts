import type { Color } from '@cairn/contract/fields'

/** Of projects, labels and filters. */
export const colorTexts = {
  label: 'Colour',
  words: {
    grey: 'Grey',
    red: 'Red',
    orange: 'Orange',
    yellow: 'Yellow',
    green: 'Green',
    teal: 'Teal',
    blue: 'Blue',
    purple: 'Purple',
    pink: 'Pink',
  } satisfies Record<Color, string>,
}
