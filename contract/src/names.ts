/** How names are compared. The contract says it, so that no two databases disagree. */
export const normalized = (name: string) => name.trim().normalize('NFKC').toLowerCase()
