import type { MailKind } from './mail-queue.ts'

interface Facts {
  publicUrl: string
  code: string
  token: string
}

interface Text {
  subject: string
  text: string
  html: string
}

interface Words {
  subject: string
  paragraphs: string[]
  code?: string
  button?: { label: string; href: string }
  closing: string
}

/** What a mail says; nothing for `nothing`. */
export function mailText(kind: MailKind, facts: Facts): Text | undefined {
  const words = wordsOf(kind, facts)
  return words && { subject: words.subject, text: asText(words), html: asHtml(words) }
}

function wordsOf(kind: MailKind, { publicUrl, code, token }: Facts): Words | undefined {
  switch (kind) {
    case 'activate':
      return {
        subject: `${code} is your Cairn code`,
        paragraphs: ['Welcome to Cairn. Enter this code where you signed up:'],
        code,
        button: { label: 'Activate the account', href: `${publicUrl}/activate?token=${token}` },
        closing:
          'The code works for 10 minutes. If you did not sign up, ignore this mail: without the code there is no account.',
      }
    case 'already-registered':
      return {
        subject: 'You already have a Cairn account',
        paragraphs: [
          'Somebody, probably you, tried to sign up with this address. It already has an account, so nothing was changed.',
        ],
        button: { label: 'Log in', href: `${publicUrl}/login` },
        closing: 'Forgot the password? The log-in page helps. If this was not you, ignore this mail.',
      }
    case 'reset':
      return {
        subject: `${code} resets your Cairn password`,
        paragraphs: ['Enter this code to choose a new password:'],
        code,
        button: { label: 'Choose a new password', href: `${publicUrl}/reset?token=${token}` },
        closing:
          'The code works for 10 minutes. If you did not ask for it, ignore this mail: your password stays as it is.',
      }
    case 'password-changed':
      return {
        subject: 'Your Cairn password was changed',
        paragraphs: ['The password of your account was changed just now, and all other sessions were ended.'],
        button: { label: 'Log in', href: `${publicUrl}/login` },
        closing: 'If this was not you, reset the password at once: the log-in page leads there.',
      }
    case 'token-made':
      return {
        subject: 'An API token was made for your Cairn account',
        paragraphs: [
          'Somebody, probably you, made an API token just now. A program that has it can work in your name.',
        ],
        button: { label: 'Look at your tokens', href: `${publicUrl}/settings/security` },
        closing: 'If this was not you, revoke the token and change your password at once.',
      }
    case 'nothing':
      return undefined
  }
}

function asText({ paragraphs, code, button, closing }: Words): string {
  return (
    [...paragraphs, code && `    ${code}`, button && `${button.label}:\n${button.href}`, closing]
      .filter(Boolean)
      .join('\n\n') + '\n'
  )
}

/** Tables and inline styles, because mail programs know little else. Nothing in here comes from a person. */
function asHtml({ subject, paragraphs, code, button, closing }: Words): string {
  const p = (text: string, style = '') => `<p style="margin:0 0 16px;${style}">${text}</p>`
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${subject}</title></head>
<body style="margin:0;padding:32px 16px;background:#fbfbfa;color:#1b1c1e;font:16px/24px system-ui,-apple-system,'Segoe UI',sans-serif">
<table role="presentation" align="center" width="100%" style="max-width:480px;margin:0 auto"><tr><td>
${p('Cairn', 'font-weight:600')}
${paragraphs.map(text => p(text)).join('\n')}
${code ? p(code, 'font-size:32px;line-height:40px;font-weight:600;letter-spacing:4px') : ''}
${button ? p(`<a href="${button.href}" style="display:inline-block;padding:8px 16px;border-radius:6px;background:#3451c7;color:#ffffff;text-decoration:none">${button.label}</a>`) : ''}
${p(closing, 'color:#5c6068;font-size:14px;line-height:20px')}
</td></tr></table></body></html>`
}
