/** Builds the page into static files, which wrangler serves beside the worker (wrangler.toml, `assets`). */

import { defineConfig, type Plugin } from 'vite'
import { customProperties, DARK, LIGHT } from '../../shared/palette.ts'

/** The name under which the page imports its colours. */
const PALETTE = 'virtual:palette.css'

/** The colours of report and pictures as custom properties, so that they are written down once. */
function palette(): Plugin {
  return {
    name: 'presend-palette',
    resolveId: (id) => (id === PALETTE ? id : undefined),
    load: (id) =>
      id === PALETTE
        ? `:root { color-scheme: light dark; ${customProperties(LIGHT)} }\n` +
          `@media (prefers-color-scheme: dark) { :root { ${customProperties(DARK)} } }\n`
        : undefined,
  }
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [palette()],
  build: {
    outDir: '../../.wrangler/page',
    emptyOutDir: true,
    target: 'es2022',
    // Nothing is fetched ahead of its script by a script of Vite's own.
    modulePreload: false,
    // What is inlined would need `data:` in the page's policy (CSP).
    assetsInlineLimit: 0,
    // Told by the test of the page's budget.
    reportCompressedSize: false,
  },
  worker: { format: 'es' },
})
