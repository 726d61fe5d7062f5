import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Markdown } from './markdown.tsx'

const shown = (text: string) =>
  renderToStaticMarkup(createElement(Markdown, { text })).replace(/^<div [^>]*>(.*)<\/div>$/s, '$1')
const hrefs = (text: string) => [...shown(text).matchAll(/href="([^"]*)"/g)].map(([, href]) => href)

test.each([
  [
    '**bold**, _soft_, ~~gone~~, `code`',
    '<p><strong>bold</strong>, <em>soft</em>, <del>gone</del>, <code>code</code></p>',
  ],
  ['# Plan', '<h3>Plan</h3>'],
  ['3. third\n4. fourth', '<ol start="3"><li>third</li><li>fourth</li></ol>'],
  ['> said', '<blockquote><p>said</p></blockquote>'],
  ['one\ntwo', '<p>one\ntwo</p>'],
  [
    '| a | b |\n|---|--:|\n| 1 | 2 |',
    '<table><thead><tr><th>a</th><th style="text-align:right">b</th></tr></thead><tbody><tr><td>1</td><td style="text-align:right">2</td></tr></tbody></table>',
  ],
])('%j becomes %j', (text, html) => expect(shown(text)).toBe(html))

test('an item to tick off says whether it is', () => {
  const html = shown('- [x] milk\n- [ ] bread')
  expect(html).toMatch(/Completed: <\/span>milk/)
  expect(html).toMatch(/To do: <\/span>bread/)
})

test.each(['https://a.example/b?c=d', 'http://a.example/', 'mailto:vera@example.org'])('%s is a link', address => {
  expect(hrefs(`[there](${address})`)).toEqual([address])
  expect(shown(`[there](${address})`)).toContain('target="_blank" rel="noopener noreferrer nofollow"')
  expect(hrefs(`<${address}>`)).toEqual([address])
})

test('an address is a link without a word about it', () => {
  expect(hrefs('see https://a.example/b, www.b.example or vera@example.org')).toEqual([
    'https://a.example/b',
    'http://www.b.example/',
    'mailto:vera@example.org',
  ])
})

test.each([
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\tscript:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](<\u0001javascript:alert(1)>)',
  '[x](data:text/html,<script>1</script>)',
  '[x](vbscript:1)',
  '[x](blob:https://a.example/1)',
  '[x](file:///etc/passwd)',
  '[x](/settings)',
  '[x](//a.example)',
  '[x][1]\n\n[1]: javascript:alert(1)',
  '![x](javascript:alert(1))',
  '<javascript:alert(1)>',
])('%j leads nowhere', text => expect(hrefs(text)).toEqual([]))

test.each(['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', 'a <b onclick="x">b</b>'])(
  '%s stays letters',
  text => {
    expect(shown(text)).not.toMatch(/<(script|img|b)\b/)
    expect(shown(text)).toContain('&lt;')
  },
)

test('a picture is not fetched: it is a link of its name', () => {
  expect(shown('![a cat](https://a.example/cat.png)')).toMatch(
    /^<p><a href="https:\/\/a.example\/cat.png"[^>]*>a cat<\/a><\/p>$/,
  )
})

test.each([
  ['quotations in quotations', '> '.repeat(9000)],
  ['lists in lists', '- '.repeat(9000) + 'x'],
  ['emphasis in emphasis', '*a _b '.repeat(1600) + ' b_ a*'.repeat(1600)],
  ['brackets in brackets', '['.repeat(9900) + ']'.repeat(9900)],
  ['lists that go deeper line by line', Array.from({ length: 130 }, (_, n) => `${'  '.repeat(n)}- a`).join('\n')],
])('%s are shown all the same, and soon', (_, text) => {
  const began = performance.now()
  expect(shown(text).length).toBeGreaterThan(1000)
  // Without the limits it is minutes.
  expect(performance.now() - began).toBeLessThan(10_000)
})
