import { escape } from '../../escape.ts'
import type { Words } from './words.ts'

/** The same as text and as HTML, for the reader's program to choose. */
export interface Letter {
  subject: string
  text: string
  html: string
}

export const layOut = (words: Words): Letter => ({
  subject: words.subject,
  text: asText(words),
  html: asHtml(words),
})

function asText({ paragraphs, code, button, closing }: Words): string {
  return (
    [...paragraphs, code && `    ${code}`, button && `${button.label}:\n${button.href}`, closing]
      .filter(Boolean)
      .join('\n\n') + '\n'
  )
}

/** Tables and inline styles, because mail programs know little else; those that know a dark mode read the style sheet too. */
function asHtml({ subject, paragraphs, code, button, closing }: Words): string {
  const p = (html: string, style = '') => `<p style="margin:0 0 16px;${style}">${html}</p>`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escape(subject)}</title>
<style>${DARK}</style>
</head>
<body class="ground" style="margin:0;padding:0;background:#fbfbfa;-webkit-text-size-adjust:100%">
<table role="presentation" class="ground" width="100%" cellpadding="0" cellspacing="0" style="background:#fbfbfa"><tr><td align="center" style="padding:32px 20px">
<table role="presentation" class="text" width="100%" cellpadding="0" cellspacing="0" style="max-width:480px;color:#1b1c1e;font:16px/24px system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;text-align:left;overflow-wrap:anywhere"><tr><td>
${p('Cairn', 'font-weight:600;letter-spacing:-0.01em')}
${paragraphs.map(text => p(escape(text))).join('\n')}
${code ? p(escape(code), 'font-size:32px;line-height:40px;font-weight:600;letter-spacing:4px;font-variant-numeric:tabular-nums') : ''}
${button ? p(`<a class="button" href="${escape(button.href)}" style="display:inline-block;padding:10px 18px;border-radius:6px;background:#3451c7;color:#ffffff;font-weight:500;text-decoration:none">${escape(button.label)}</a>`, 'padding-top:8px') : ''}
<p class="closing" style="margin:24px 0 0;padding-top:16px;border-top:1px solid #e4e4e1;color:#5c6068;font-size:14px;line-height:20px">${escape(closing)}</p>
</td></tr></table>
</td></tr></table>
</body>
</html>
`
}

const DARK =
  '@media (prefers-color-scheme:dark){.ground{background:#151618!important}.text{color:#ecedef!important}' +
  '.button{background:#9aacff!important;color:#10131f!important}' +
  '.closing{color:#a0a5ad!important;border-color:#2c2f34!important}}'
