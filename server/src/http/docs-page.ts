import type { OperationSpec } from '@cairn/contract/operation'
import { isPublic } from '@cairn/contract/policy'
import { problemCodes } from '@cairn/contract/problems'
import type { OperationId } from '@cairn/contract/contract'
import * as z from 'zod/mini'
import { escape } from '../features/escape.ts'

/** A readable page of the contract, without scripts. */
export function docsPage(operations: [OperationId, OperationSpec][], version: string): string {
  const resources = [...new Set(operations.map(([id]) => resourceOf(id)))]
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Cairn API</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml"><link rel="stylesheet" href="/docs/style.css"></head><body>
<nav><strong>Cairn API ${escape(version)}</strong>${resources.map(name => `<a href="#${name}">${name}</a>`).join('')}<a href="#problems">problems</a></nav>
<main>
<p>Everything lives under <code>/api/v1</code> and speaks JSON. Programs send <code>Authorization: Bearer</code> with an API token, which you make in your settings, or with the token that <code>auth.login</code> answers;
when an answer carries <code>Cairn-Token</code>, use that one from then on. The same as <a href="/api/v1/openapi.json">OpenAPI 3.1</a>.</p>
<p>Send an <code>Idempotency-Key</code> with a write and repeating it is harmless. <code>If-Match</code> with the <code>ETag</code> you read keeps you from overwriting somebody.
<code>Cairn-Batch</code>, a UUID of your making, groups writes: one undo takes them back.
<code>Cairn-Person</code> with your id keeps a browser in which somebody else has logged in meanwhile from doing it as them.</p>
<p>Much at once is a batch of calls. <code>tasks.bulkUpdate</code> takes up to 500 tasks; past that, send call after call under one <code>Cairn-Batch</code>: each answer
is your progress, and one that got lost comes when you repeat the call with its <code>Idempotency-Key</code>, which does only what is left. <code>activity.undoBatch</code>
goes the same way back: with a <code>limit</code> it answers <code>next</code>, and how many are <code>left</code>.</p>
${resources
  .map(name =>
    section(
      name,
      operations.filter(([id]) => resourceOf(id) === name),
    ),
  )
  .join('\n')}
<section id="problems"><h2>problems</h2><table>${Object.entries(problemCodes)
    .map(
      ([code, { status, title }]) =>
        `<tr id="${code}"><td>${status}</td><td><code>${code}</code></td><td>${escape(title)}</td></tr>`,
    )
    .join('')}</table></section>
</main></body></html>`
}

const resourceOf = (id: string) => id.split('.')[0] ?? id

function section(name: string, operations: [OperationId, OperationSpec][]): string {
  return `<section id="${name}"><h2>${name}</h2>${operations.map(([id, spec]) => article(id, spec)).join('\n')}</section>`
}

function article(id: OperationId, spec: OperationSpec): string {
  return `<article id="${id}"><h3><code><b>${spec.method}</b> ${escape(spec.path)}</code> <a href="#${id}">${id}</a></h3>
<p>${escape(spec.summary)}.${isPublic(id) ? ' Needs no session.' : ''}${spec.limit ? ` ${limitOf(spec.limit)}` : ''}${aliasesOf(spec)}</p>
${fields('Path and query', [spec.params, spec.query])}${fields('Body', [spec.body])}${fields('Answer', [spec.returns], 'output')}</article>`
}

function aliasesOf({ aliases = {} }: OperationSpec): string {
  const code = (name: string) => `<code>${escape(name)}</code>`
  return Object.entries(aliases)
    .map(([name, { means }]) => ` ${code(name)} is another name of ${means.map(code).join(' or ')}.`)
    .join('')
}

function limitOf({ calls, seconds }: { calls: number; seconds: number }): string {
  const window = { 60: 'a minute', 3600: 'an hour' }[seconds] ?? `in ${seconds} seconds`
  return `At most ${calls} times ${window}.`
}

function fields(title: string, parts: (z.ZodMiniType | undefined)[], io: 'input' | 'output' = 'input'): string {
  const schemas = parts
    .filter(part => part !== undefined)
    .map(part => z.toJSONSchema(part, { io, unrepresentable: 'any' }))
  const rows = schemas.flatMap(rowsOf)
  if (rows.length === 0) return ''
  return `<details><summary>${title}</summary><table>${rows.join('')}</table></details>`
}

interface Schema {
  type?: string | string[]
  properties?: Record<string, Schema>
  required?: string[]
  anyOf?: Schema[]
  items?: Schema
  enum?: unknown[]
  const?: unknown
  maxLength?: number
  format?: string
}

function rowsOf(schema: unknown): string[] {
  const { properties, required = [], anyOf } = schema as Schema
  if (anyOf)
    return anyOf.flatMap((option, i) => [
      `<tr><th colspan="2">${i === 0 ? 'either' : 'or'}</th></tr>`,
      ...rowsOf(option),
    ])
  return Object.entries(properties ?? {}).map(
    ([name, inner]) =>
      `<tr><td><code>${escape(name)}</code>${required.includes(name) ? '' : ' <i>optional</i>'}</td><td>${escape(typeOf(inner))}</td></tr>`,
  )
}

function typeOf(schema: Schema): string {
  if (schema.enum) return schema.enum.map(String).join(' | ')
  if (schema.const !== undefined) return String(schema.const)
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(' or ')
  if (schema.type === 'array') return `list of ${schema.items ? typeOf(schema.items) : 'values'}`
  if (schema.properties) return `{ ${Object.keys(schema.properties).join(', ')} }`
  const limit = schema.maxLength === undefined ? '' : `, at most ${schema.maxLength}`
  return `${String(schema.format ?? schema.type ?? 'any')}${limit}`
}

export const docsStyle = `:root{color-scheme:light dark;--ink:light-dark(#1b1c1e,#ececef);--muted:light-dark(#5c6068,#a0a5ad);--line:light-dark(#e4e4e1,#2c2f34);--ground:light-dark(#fbfbfa,#151618);--accent:light-dark(#3451c7,#9aacff)}
body{margin:0;background:var(--ground);color:var(--ink);font:14px/20px system-ui,sans-serif;display:grid;grid-template-columns:minmax(0,1fr)}
nav{display:flex;flex-wrap:wrap;gap:12px;padding:16px;border-bottom:1px solid var(--line);position:sticky;top:0;background:var(--ground)}
main{padding:16px;max-width:880px;width:100%;box-sizing:border-box;margin:0 auto}
a{color:var(--accent)}h2{font-size:20px;line-height:28px;margin:32px 0 8px;text-transform:capitalize}h3{font-size:14px;margin:0;font-weight:400}h3 a{color:var(--muted);float:right}
article{border-top:1px solid var(--line);padding:12px 0;scroll-margin-top:64px}section{scroll-margin-top:48px}p{margin:4px 0 8px;color:var(--muted)}
table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;padding:4px 12px 4px 0;border-top:1px solid var(--line);overflow-wrap:anywhere}td:first-child{width:220px}
.mail{white-space:pre-wrap;overflow-wrap:anywhere}code{font:13px/20px ui-monospace,monospace}i{color:var(--muted)}summary{cursor:pointer;color:var(--muted)}`
