/** Where the model comes from: version, date, data, and what it was held against. */

import type { JSX } from 'preact'
import type { Figures } from '../../../shared/figures.ts'
import { createDateFormat } from '../../../shared/names-and-dates.ts'
import type { ServedModel } from '../../../shared/served-model.ts'
import { ColumnHeads } from '../parts/column-heads.tsx'
import { EstimateFigure } from '../parts/figure.tsx'
import { Scroll } from '../parts/scroll.tsx'
import { useReader } from '../session/reader.ts'

export function AboutSection({
  model,
  figures,
}: {
  readonly model: ServedModel
  readonly figures: Figures
}): JSX.Element {
  const { words, format, language } = useReader()
  const { about: text } = words.model
  const { data, run } = figures
  const share = data.rows === 0 ? null : data.positives / data.rows
  return (
    <section aria-labelledby="about">
      <h2 id="about">{text.title}</h2>
      <dl>
        <dt>{text.version}</dt>
        <dd>
          <code>{model.version}</code>
        </dd>
        <dt>{text.trained}</dt>
        <dd>
          <time dateTime={model.trained_at}>
            {createDateFormat(language)(new Date(model.trained_at))}
          </time>
        </dd>
        <dt>{text.data}</dt>
        <dd>
          {text.dataOf(format(data.rows, 'count'), format(share, 'share'))}
          {data.bad_rows > 0 && `; ${text.badRows(format(data.bad_rows, 'count'))}`}
        </dd>
        <dt>{text.tested}</dt>
        <dd>
          {text.testedOn(
            format(figures.test_rows, 'count'),
            format(figures.test_positives, 'count'),
          )}
          {`; ${text.splits[run.split]}`}
        </dd>
        {run.times && (
          <>
            <dt>{text.times}</dt>
            <dd>{text.timesOf(run.times.train, run.times.test)}</dd>
          </>
        )}
        <dt>{text.network}</dt>
        <dd>{text.networkOf(run.network)}</dd>
        <dt>{text.libraries}</dt>
        <dd>
          {Object.entries(model.libraries)
            .map(([name, version]) => `${name} ${version}`)
            .join(', ')}
        </dd>
      </dl>
      <CandidateTable candidates={figures.candidates} />
      <p class="note">{text.measures}</p>
    </section>
  )
}

function CandidateTable({ candidates }: Pick<Figures, 'candidates'>): JSX.Element {
  const { words } = useReader()
  const { candidates: caption, candidateColumns, candidateNames } = words.model.about
  return (
    <Scroll label={caption}>
      <table>
        <caption>{caption}</caption>
        <ColumnHeads names={candidateColumns} />
        <tbody>
          {candidates.map(({ name, roc_auc: rocAuc, log_loss: logLoss }, at) => (
            <tr key={name}>
              <th scope="row">{candidateNames[name]}</th>
              <td>
                <EstimateFigure estimate={rocAuc} kind="score" path={`candidates.${at}.roc_auc`} />
              </td>
              <td>
                <EstimateFigure estimate={logLoss} kind="loss" path={`candidates.${at}.log_loss`} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
