import { Secret, TOTP } from 'otpauth'

/** What an app that was given this secret shows at that moment, in milliseconds. */
export const codeAt = (secret: string, at: number) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at })
