import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwindcss()],
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
