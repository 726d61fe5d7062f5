const sizes = { small: 'size-5 text-[0.625rem]', medium: 'size-6 text-[0.6875rem]', large: 'size-8 text-meta' }

/** A person: their picture, otherwise their initials. Grey, because a colour would have to mean something. */
export function Avatar({
  name,
  src,
  size = 'medium',
}: {
  name: string
  src?: string | undefined
  size?: keyof typeof sizes
}) {
  const shape = `inline-grid shrink-0 place-items-center overflow-hidden rounded-full bg-press font-medium ${sizes[size]}`
  return (
    <span role="img" aria-label={name} title={name} className={shape}>
      {src ? <img src={src} alt="" className="size-full object-cover" /> : <span aria-hidden>{initials(name)}</span>}
    </span>
  )
}

/** First letters of the first and the last word; one where the script has no capitals, its letters are wide or join. */
export function initials(name: string) {
  const words = name.trim().split(/\s+/)
  const first = firstLetter(words[0])
  const last = words.length > 1 ? firstLetter(words.at(-1)) : ''
  const cased = first.toLowerCase() !== first.toUpperCase()
  return cased ? (first + last).toUpperCase() : first
}

const graphemes = new Intl.Segmenter()

function firstLetter(word = '') {
  for (const { segment } of graphemes.segment(word)) return segment
  return ''
}
