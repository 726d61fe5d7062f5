/** The browser's list lacks UTC and old names; the one in use must be among them. */
export const zoneOptions = (current: string) =>
  [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', current])]
    .toSorted()
    .map(zone => ({ value: zone, label: zone.replaceAll('_', ' ') }))

/** Where people live and how they write there; the one in use and those of the browser are among them. */
export function localeOptions(current: string | null) {
  const names = new Intl.DisplayNames('en', { type: 'language', languageDisplay: 'standard' })
  const tags = new Set([...common.split(' '), ...navigator.languages, ...(current === null ? [] : [current])])
  return [...tags]
    .map(tag => ({ value: tag, label: names.of(tag) ?? tag }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'en'))
}

// No browser lists the languages that it knows.
const common =
  'ar-EG bg-BG bn-BD ca-ES cs-CZ da-DK de-AT de-CH de-DE el-GR en-AU en-CA en-GB en-IE en-IN en-NZ en-US en-ZA es-AR ' +
  'es-ES es-MX et-EE eu-ES fa-IR fi-FI fr-BE fr-CA fr-CH fr-FR ga-IE he-IL hi-IN hr-HR hu-HU id-ID is-IS it-CH it-IT ' +
  'ja-JP ko-KR lt-LT lv-LV ms-MY nb-NO nl-BE nl-NL nn-NO pl-PL pt-BR pt-PT ro-RO ru-RU sk-SK sl-SI sr-RS sv-SE ' +
  'sw-KE ta-IN th-TH tr-TR uk-UA ur-PK vi-VN zh-CN zh-HK zh-TW'
