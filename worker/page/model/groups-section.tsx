/** For whom the model is weaker: ranking and truth of the probability, group by group. */

import type { JSX } from 'preact'
import type { Figures } from '../../../shared/figures.ts'
import { DotCell } from '../charts/dot-cell.tsx'
import { EstimateFigure, Figure } from '../parts/figure.tsx'
import { Scroll } from '../parts/scroll.tsx'
import { useReader } from '../session/reader.ts'

type ColumnGroups = Figures['groups'][number]
type Group = ColumnGroups['groups'][number]

/** What all tables' cells have room for, so that groups of different columns compare. */
interface Domains {
  readonly rocAuc: readonly [number, number]
  readonly rates: readonly [number, number]
}

export function GroupsSection({ figures }: { readonly figures: Figures }): JSX.Element {
  const { words } = useReader()
  const { groups: text } = words.model
  const all = figures.groups.flatMap(({ groups }) => groups)
  const hasWarnings = all.some(({ warnings }) => warnings.length > 0)
  const domains = domainsOf(all)
  return (
    <section aria-labelledby="groups">
      <h2 id="groups">{text.title}</h2>
      {figures.groups.length === 0 ? (
        <p>{text.none}</p>
      ) : (
        <>
          <p>{`${text.introduction}${hasWarnings ? '' : ` ${text.noWarnings}`}`}</p>
          {figures.groups.map((column, at) => (
            <GroupTable key={column.column} column={column} at={at} domains={domains} />
          ))}
        </>
      )}
    </section>
  )
}

function domainsOf(groups: readonly Group[]): Domains {
  const areas = groups.flatMap(({ roc_auc: auc }) => (auc ? [auc.low, auc.high] : []))
  const rates = groups.flatMap((group) => [group.rate, group.mean_probability])
  return {
    rocAuc: [Math.min(0.5, ...areas), Math.max(0.5, ...areas)],
    rates: [0, Math.max(...rates)],
  }
}

function GroupTable({
  column: { column, role, groups },
  at,
  domains,
}: {
  readonly column: ColumnGroups
  readonly at: number
  readonly domains: Domains
}): JSX.Element {
  const { words } = useReader()
  const { groups: text } = words.model
  const caption = text.caption[role](column)
  const [name, customers, ranking, predicted, converted] = text.columns
  return (
    <Scroll label={caption}>
      <table class="groups">
        <caption>
          {caption}{' '}
          <span class="note">
            ({text.predicted}, {text.converted})
          </span>
        </caption>
        <colgroup>
          <col class="named" />
          <col class="counted" />
          <col class="estimated" />
          <col />
          <col class="counted" />
          <col class="counted" />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th scope="col">{name}</th>
            <th scope="col">{customers}</th>
            <th scope="col" colSpan={2}>
              {ranking}
            </th>
            <th scope="col">{predicted}</th>
            <th scope="col">{converted}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {groups.map((group, index) => (
            <GroupRow
              key={group.name}
              group={group}
              path={`groups.${at}.groups.${index}`}
              domains={domains}
            />
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function GroupRow({
  group,
  path,
  domains,
}: {
  readonly group: Group
  readonly path: string
  readonly domains: Domains
}): JSX.Element {
  const { words } = useReader()
  const { groups: text } = words.model
  const { name, rows, rate, mean_probability: mean, roc_auc: rocAuc, warnings } = group
  return (
    <tr>
      <th scope="row">
        {name ?? text.missing}
        {warnings.map(({ kind }) => (
          <span key={kind} class="warned">
            ! {text.warnings[kind]}
          </span>
        ))}
      </th>
      <td>
        <Figure value={rows} kind="count" path={`${path}.rows`} />
      </td>
      <td>
        {rocAuc === null ? (
          <span class="muted">{text.tooFew}</span>
        ) : (
          <EstimateFigure estimate={rocAuc} kind="score" path={`${path}.roc_auc`} />
        )}
      </td>
      <td class="drawn">
        {rocAuc && (
          <DotCell
            domain={domains.rocAuc}
            dots={[{ value: rocAuc.value, colour: 'blue' }]}
            interval={[rocAuc.low, rocAuc.high]}
          />
        )}
      </td>
      <td>
        <Figure value={mean} kind="share" path={`${path}.mean_probability`} />
      </td>
      <td>
        <Figure value={rate} kind="share" path={`${path}.rate`} />
      </td>
      <td class="drawn">
        <DotCell
          domain={domains.rates}
          dots={[
            { value: rate, colour: 'vermilion' },
            { value: mean, colour: 'blue' },
          ]}
        />
      </td>
    </tr>
  )
}
