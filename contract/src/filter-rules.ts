import { LONGEST_QUERY } from './choices.ts'

/*
 * Why a filter cannot be kept, in a sentence for whoever wants to; nothing where it can. The client asks before it shows one as
 * saved, and the server before it saves.
 */

/** More than anybody keeps apart; a page of the client and a read of the store hold all of them. */
const MOST_FILTERS = 100

export const noMoreFilters = (others: readonly unknown[]) =>
  others.length < MOST_FILTERS ? undefined : `You have ${MOST_FILTERS} filters. Delete one that is no longer used.`

/** With ids in the place of names it can be longer than it was written. */
export const queryTooLong = (query: string) =>
  query.length <= LONGEST_QUERY ? undefined : 'This names too many labels and projects.'
