/** Written out, because the style sheet holds only the classes that stand in the source. */
const grounds = {
  grey: 'bg-dot-grey',
  red: 'bg-dot-red',
  orange: 'bg-dot-orange',
  yellow: 'bg-dot-yellow',
  green: 'bg-dot-green',
  teal: 'bg-dot-teal',
  blue: 'bg-dot-blue',
  purple: 'bg-dot-purple',
  pink: 'bg-dot-pink',
}

export type DotColour = keyof typeof grounds

/** A dot of 8. The name beside it says the same. */
export function Dot({ colour }: { colour: DotColour }) {
  return <span className={`size-2 shrink-0 rounded-full ${grounds[colour]}`} />
}

/** The same where icons stand under each other, in the place of one. */
export const DotIcon = (props: { colour: DotColour }) => (
  <span className="grid size-4 shrink-0 place-items-center">
    <Dot {...props} />
  </span>
)
