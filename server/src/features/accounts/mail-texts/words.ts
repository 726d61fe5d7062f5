/** What a mail may speak of, given when it is owed. */
export interface MailAbout {
  /** The name of the account whose owner reads it. */
  username: string
  formerUsername: string
  /** In words, as their calendar has it. */
  day: string
}

/** The code and the link exist only once it is sent. */
export interface MailFacts extends MailAbout {
  publicUrl: string
  code: string
  token: string
}

/** What a mail says, in the parts that every mail has. Plain text: what a person wrote may stand in it. */
export interface Words {
  subject: string
  paragraphs: string[]
  code?: string
  button?: { label: string; href: string }
  closing: string
}

/** A family of mails: what each kind of it says. */
export type Mails = Record<string, (facts: MailFacts) => Words>
