/** How the page looks, on screens wide and narrow and on paper. Colours are those of the plots. */

import { customProperties, LIGHT } from '../../shared/palette.ts'

export const PAGE_STYLE = `
:root { color-scheme: light; ${customProperties(LIGHT)} }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif }
main { max-width: 54rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem }
h1 { font-size: 1.1rem; font-weight: 600; color: var(--muted); margin: 0 0 .75rem }
h2 { font-size: 1.35rem; line-height: 1.3; margin: 0 0 .75rem }
h3 { font-size: 1.05rem; margin: 1.5rem 0 .25rem }
p { margin: .5rem 0 1rem; max-width: 46rem; overflow-wrap: anywhere }
section { margin: 2.5rem 0 0; padding: 1.75rem 0 0; border-top: 1px solid var(--line) }
#verdict { margin: 0; padding: 0; border: 0 }
.verdict { font-size: 1.5rem; line-height: 1.3; font-weight: 600; margin: 0 0 .75rem }
.gauge { display: block; width: 100%; max-width: 30rem; margin: 1.25rem 0 .25rem; font-size: 12px; fill: var(--muted) }
.gauge path { fill: var(--ink) }
.gauge line { stroke: var(--ink); stroke-width: 2 }
.gauge .band-0 { fill: #d0d7de }
.gauge .band-1 { fill: #9fcbe4 }
.gauge .band-2 { fill: #56a3cf }
.gauge .band-3 { fill: var(--blue) }
.gauge-sentence { font-size: 1.15rem }
.note, .interval, caption { color: var(--muted) }
.note { font-size: .875rem }
a { color: var(--blue) }
code { font: .875em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere }
.command { line-height: inherit }
.command span { display: inline-block; max-width: 100% }
pre { margin: .5rem 0 1rem; padding: .75rem; background: var(--shade); white-space: pre-wrap; overflow-wrap: anywhere }
ul { padding-left: 1.25rem; margin: .5rem 0 1rem }
li { margin: .25rem 0; max-width: 46rem; overflow-wrap: anywhere }
.warnings { border-left: 4px solid var(--vermilion); padding: .1rem 0 .1rem .75rem; margin: 1rem 0 }
.warned { color: var(--warning); font-weight: 600 }
.scroll { overflow-x: auto; margin: 1.25rem 0 }
figure img { display: block; max-width: 100%; height: auto }
table { border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; line-height: 1.4 }
caption { text-align: left; padding: 0 0 .5rem }
caption span { display: block; position: sticky; left: 0; max-width: min(46rem, calc(100vw - 1.8rem)) }
th, td { padding: .35rem .75rem .35rem 0; text-align: right; vertical-align: top; border-bottom: 1px solid var(--line) }
thead th { vertical-align: bottom; font-weight: 600; max-width: 9rem }
thead th:first-child { text-align: left }
th[scope=row] { text-align: left; font-weight: 400; min-width: 6.5rem; max-width: 18rem; overflow-wrap: anywhere }
td data { white-space: nowrap }
.flags { display: block; min-width: 12rem; color: var(--muted) }
.interval { white-space: nowrap; display: inline-block }
@media (min-width: 60rem) { figure.scroll { margin-left: -24px } }
dl { display: grid; grid-template-columns: minmax(7rem, 11rem) 1fr; gap: .5rem 1.25rem; margin: 1rem 0 }
dt { font-weight: 600 }
dd { margin: 0; overflow-wrap: anywhere }
dd ul { margin-top: 0 }
@media (max-width: 40rem) {
  main { padding: 1rem .9rem 3rem }
  .verdict { font-size: 1.25rem }
  dl { grid-template-columns: 1fr; gap: .1rem }
  dd { margin: 0 0 .75rem }
  figure img { max-width: none; width: 34rem }
  th, td { padding-right: .6rem }
}
@page { size: A4; margin: 16mm 15mm }
@media print {
  body { font-size: 10.5pt }
  main { max-width: none; padding: 0 }
  section { break-before: page; border: 0; padding: 0; margin: 0 }
  #verdict, #ranking { break-before: auto }
  #ranking { margin-top: 2rem }
  h2, h3, caption { break-after: avoid }
  .scroll, pre, tr, li, dt, dd, .warnings { break-inside: avoid }
  thead { display: table-header-group }
  .scroll { overflow: visible }
  table { font-size: 8.5pt }
  th, td { padding-right: .5rem }
  .interval { display: inline }
  figure img { max-height: 235mm; width: auto; max-width: 85% }
  a { color: inherit; text-decoration: none }
  .gauge, .warnings { print-color-adjust: exact; -webkit-print-color-adjust: exact }
}
`
