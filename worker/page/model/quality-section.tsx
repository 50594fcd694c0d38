/** First on the page: one gauge, its sentence, and what to beware of. */

import type { JSX } from 'preact'
import type { Figures } from '../../../shared/figures.ts'
import { BEST_QUALITY, QUALITY_BANDS } from '../../../shared/quality-bands.ts'
import { Figure } from '../parts/figure.tsx'
import { useReader } from '../session/reader.ts'
import { judgeCandidates } from './judge-candidates.ts'

export function QualitySection({ figures }: { readonly figures: Figures }): JSX.Element {
  const { words, format } = useReader()
  const { quality: text, title } = words.model
  const { quality, deciles } = figures
  const [top] = deciles
  return (
    <section class="first" aria-labelledby="quality">
      <h1 id="quality">{title}</h1>
      {quality === null ? (
        <p>{text.none}</p>
      ) : (
        <>
          <Gauge score={quality.score} />
          <p class="lead">
            <strong>{text.score(format(quality.score, 'grade'), text.bands[quality.band])}</strong>{' '}
            {top && text.topTenth(format(top.rate, 'share'), format(top.lift, 'times'))}
            <span class="unseen">
              <Figure value={quality.score} kind="grade" path="quality.score" />
            </span>
          </p>
          <p>{text.verdicts[judgeCandidates(figures.candidates)]}</p>
          <p class="note">{text.scale}</p>
        </>
      )}
      <Warnings figures={figures} />
    </section>
  )
}

/** A bar from 0 to 100 in the colours of its bands, with a mark at the score. */
function Gauge({ score }: { readonly score: number }): JSX.Element {
  const { words } = useReader()
  const x = 4 * score
  return (
    <svg class="gauge" viewBox="-12 0 424 56" aria-hidden="true">
      {QUALITY_BANDS.map(({ band, from }, index) => {
        const to = QUALITY_BANDS[index + 1]?.from ?? BEST_QUALITY
        return (
          <g key={band}>
            <rect
              class={`band-${index}`}
              x={4 * from}
              y="20"
              width={4 * (to - from) - 2}
              height="14"
            />
            <text x={2 * (from + to)} y="50" text-anchor="middle">
              {words.model.quality.bands[band]}
            </text>
          </g>
        )
      })}
      <path d={`M${x} 24 l-7 -14 h14 z`} />
      <line x1={x} x2={x} y1="18" y2="36" />
    </svg>
  )
}

function Warnings({ figures }: { readonly figures: Figures }): JSX.Element {
  const { words } = useReader()
  const { quality: text } = words.model
  const { leaks, warnings } = figures.data
  const weak = figures.groups.flatMap(({ groups }) =>
    groups.filter((group) => group.warnings.length > 0),
  )
  const told = [
    { count: weak.length, say: text.weakGroups },
    { count: leaks.length, say: text.leaks },
    { count: warnings.length, say: text.dataWarnings },
  ].filter(({ count }) => count > 0)
  if (told.length === 0) return <p>{text.noWarnings}</p>
  return (
    <div class="warnings">
      <p>{text.beware}</p>
      <ul>
        {told.map(({ count, say }) => (
          <li key={say}>{say(count)}</li>
        ))}
      </ul>
    </div>
  )
}
