import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { routes } from '@cairn/contract/routes'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwindcss(), plainRoutes(), compressed()],
  // What wouter brings for React before 18 is part of React.
  resolve: { alias: { 'use-sync-external-store/shim/index.js': 'react' } },
  server: { proxy: { '/api': process.env.CAIRN_API ?? 'http://localhost:3000' } },
  build: {
    // The first browsers with light-dark(), popover and @starting-style together; nothing below them gets a translation.
    target: ['chrome123', 'edge123', 'firefox129', 'safari17.5'],
    // Each of those browsers preloads modules by itself. The polyfill would be script for nobody.
    modulePreload: { polyfill: false },
    // A data: URL for a small picture would need a hole in the content security policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      // What the first page needs comes as one file, however many lazy parts share pieces of it.
      output: { codeSplitting: { groups: [{ name: 'main', tags: ['$initial'] }] } },
    },
  },
})

/** What routes.ts makes of the contract is made here, so that the first page carries neither the schemas nor zod. */
function plainRoutes(): Plugin {
  const file = fileURLToPath(import.meta.resolve('@cairn/contract/routes'))
  return {
    name: 'plain-routes',
    apply: 'build',
    load: id => (id === file ? `export const routes = ${JSON.stringify(routes)}` : undefined),
  }
}

/** Beside each script and style sheet its compressed forms, which the server sends to whoever takes them: gzip over http, brotli over https. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const file of Object.values(bundle)) {
          if (!/\.(js|css)$/.test(file.fileName)) continue
          const content = file.type === 'chunk' ? file.code : file.source
          this.emitFile({ type: 'asset', fileName: `${file.fileName}.gz`, source: gzipSync(content, { level: 9 }) })
          this.emitFile({ type: 'asset', fileName: `${file.fileName}.br`, source: brotliCompressSync(content) })
        }
      },
    },
  }
}
