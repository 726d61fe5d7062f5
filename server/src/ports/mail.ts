/** Sends one message. Throws when it was not taken over; the caller tries again with the same `messageId`. */
export interface Mail {
  send(message: Message): Promise<void>
}

export interface Message {
  /** Stable over retries: `<id@host>`. */
  messageId: string
  to: string
  subject: string
  text: string
  html: string
}
