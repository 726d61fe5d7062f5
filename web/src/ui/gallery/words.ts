// What breaks layouts: a word of sixty letters, a script from right to left, one without spaces, one with tall marks.
export const longWord = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunternehmen'
export const arabic = 'مراجعة عقد الإيجار قبل نهاية الشهر'
export const japanese = '来週の月曜日までに経費精算書を経理部に提出する'
export const longSentence =
  'Ask the landlord about the damp patch behind the wardrobe in the small bedroom, and whether the insurance of the house covers it'
