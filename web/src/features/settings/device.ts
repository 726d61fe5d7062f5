import { settings } from '../../app/en-settings.ts'

/** What a person calls the thing behind a user agent: "Firefox on Linux"; of a program its own name. */
export function deviceIn(userAgent: string): string {
  const [, program = '', family] = /^([\w.-]{1,40})(?:\/(\S*))?/.exec(userAgent) ?? []
  if (program === '') return settings.sessions.unknown
  if (program !== 'Mozilla' || family === undefined) return program
  const browser = first(browsers, userAgent)
  const system = first(systems, userAgent)
  if (browser && system) return settings.sessions.device(browser, system)
  return browser ?? system ?? settings.sessions.unknown
}

type Sign = readonly [sign: RegExp, name: string]

/** In this order: most of them also claim to be those further down. */
const browsers: readonly Sign[] = [
  [/\bEdgA?\/|\bEdgiOS\//, 'Edge'],
  [/\bOPR\/|\bOPT\//, 'Opera'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bChromium\//, 'Chromium'],
  [/\b(?:Headless)?Chrome\/|\bCriOS\//, 'Chrome'],
  [/\bVersion\/\S+ .*\bSafari\//, 'Safari'],
]

const systems: readonly Sign[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'Mac'],
  [/\bLinux\b|\bX11\b/, 'Linux'],
]

const first = (signs: readonly Sign[], text: string) => signs.find(([sign]) => sign.test(text))?.[1]
