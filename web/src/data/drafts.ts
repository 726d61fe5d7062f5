const commits = new Set<() => void>()

/** A text under the pen, saved also where nobody leaves its field: when the page goes, or its person does. */
export function keepDraft(commit: () => void): () => void {
  commits.add(commit)
  return () => {
    commits.delete(commit)
    commit()
  }
}

export const commitDrafts = () => commits.forEach(commit => commit())
