/** How the page looks, on screens wide and narrow, light and dark. Colours are those of the report. */

import { customProperties, DARK, LIGHT } from '../../shared/palette.ts'

export const DOCS_STYLE = `
:root { color-scheme: light dark; ${customProperties(LIGHT)} }
@media (prefers-color-scheme: dark) { :root { ${customProperties(DARK)} } }
* { box-sizing: border-box }
html { scroll-padding-top: 1rem }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif }
.page { max-width: 76rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem }
h1 { font-size: 1.6rem; line-height: 1.3; margin: 0 0 .5rem }
h2 { font-size: 1.35rem; line-height: 1.3; margin: 3rem 0 .5rem; padding-top: 1.5rem; border-top: 1px solid var(--line) }
main { margin-top: 1.5rem }
main > section:first-child h2 { margin-top: 0; padding-top: 0; border: 0 }
h3 { font-size: 1.05rem; line-height: 1.4; margin: 2.25rem 0 .25rem; overflow-wrap: anywhere }
h3 code { font-size: 1em }
h4 { font-size: .875rem; margin: 1.25rem 0 .25rem; color: var(--muted) }
p { margin: .5rem 0; max-width: 46rem; overflow-wrap: anywhere }
a { color: var(--blue) }
a:focus-visible { outline: 2px solid var(--blue); outline-offset: 2px }
code, pre { font: .875em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace }
code { overflow-wrap: anywhere }
pre { margin: .25rem 0 1rem; padding: .75rem 1rem; background: var(--shade); border-radius: 6px; white-space: pre-wrap; overflow-wrap: anywhere; font-size: .8125rem }
.method { display: inline-block; min-width: 3.4em; color: var(--warning); font-size: .875em; letter-spacing: .03em }
.muted { color: var(--muted); font-weight: 400 }
table { width: 100%; border-collapse: collapse; font-size: .875rem; line-height: 1.45 }
caption { text-align: left; font-weight: 600; color: var(--muted); padding: 1rem 0 .25rem }
th, td { padding: .4rem 1rem .4rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); overflow-wrap: anywhere }
thead th { font-weight: 600; color: var(--muted) }
tbody th { font-weight: 400; width: 13rem }
td:nth-child(2) { width: 17rem }
nav h2 { margin: 0 0 .5rem; padding: 0; border: 0; font-size: .875rem; color: var(--muted) }
nav ul { list-style: none; margin: 0; padding: 0; font-size: .875rem }
nav li { margin: .3rem 0; overflow-wrap: anywhere }
nav li li { padding-left: 1.5rem; text-indent: -.75rem }
nav a { text-decoration: none }
nav a:hover { text-decoration: underline }
nav { margin: 1.5rem 0 0; padding: 1rem; background: var(--shade); border-radius: 6px }
@media (min-width: 60rem) {
  .page { display: grid; grid-template-columns: 17rem minmax(0, 1fr); column-gap: 2.5rem }
  header { grid-column: 1 / -1 }
  nav { position: sticky; top: 1rem; align-self: start; max-height: calc(100vh - 2rem); overflow-y: auto }
}
@media (max-width: 40rem) {
  .page { padding: 1rem .9rem 3rem }
  thead { display: none }
  tr { display: block; padding: .5rem 0; border-bottom: 1px solid var(--line) }
  tbody th, td, td:nth-child(2) { display: block; width: auto; padding: 0; border: 0 }
  tbody th { font-weight: 600 }
}
@media print { nav { display: none } pre, tr { break-inside: avoid } }
`
