/** Who somebody is: credentials live with the adapter, never in product rows. */
export interface Identity {
  /** A password in the form that can be kept until its account exists. */
  seal(password: string): Promise<string>
  /** Whether the password fits what was sealed; costs the same when there is nothing to compare with. */
  opens(sealed: string | undefined, password: string): Promise<boolean>
  /** Gives a person this sealed password, in place of any they had. */
  setPassword(personId: string, sealed: string): Promise<void>
  /** Takes the password of a person away: nothing lets them in any more. Once more does no harm. */
  removePassword(personId: string): Promise<void>
  /** Costs the same for an unknown person (`undefined`), so that time does not tell who has an account. */
  checkPassword(personId: string | undefined, password: string): Promise<boolean>
}
