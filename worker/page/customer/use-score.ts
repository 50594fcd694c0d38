/** The score of what the form holds: asked for as the viewer moves, the last one kept meanwhile. */

import { useEffect, useState } from 'preact/hooks'
import type { Cell } from '../../../shared/customer-record.ts'
import type { Answer, Trouble } from '../session/api.ts'
import { useSession } from '../session/session.ts'
import { askAfter } from './ask-after.ts'
import { askScore, type ExplainedScore, type ScoreReply } from './score-call.ts'

/** A score with the values that it is of. */
export interface ScoredValues {
  readonly values: readonly Cell[]
  readonly score: ExplainedScore
}

export interface Scoring {
  /** The newest there is; null: none yet. */
  readonly scored: ScoredValues | null
  /** Whether it is of other values than those that the form holds. */
  readonly isStale: boolean
  readonly trouble: Trouble | null
  /** Names of the features whose values the worker refused. */
  readonly refused: readonly string[]
  readonly retry: () => void
}

const PAUSE_MS = 150

interface State extends Pick<Scoring, 'scored' | 'trouble' | 'refused'> {
  /** The question that was answered last. */
  readonly answered: string | null
}

const NOTHING: State = { scored: null, trouble: null, refused: [], answered: null }

/** @param values As the schema allows them; null: they are not to be scored. */
export function useScore(values: readonly Cell[] | null): Scoring {
  const { model, apiKey } = useSession()
  const [state, setState] = useState(NOTHING)
  const [attempt, setAttempt] = useState(0)
  const question = values === null ? null : JSON.stringify(values)
  // Values are the same for as long as the question is; every attempt asks anew.
  useEffect(() => {
    if (values === null) return undefined
    return askAfter(
      state.answered === null ? 0 : PAUSE_MS,
      (signal) => askScore(model, values, { apiKey, signal }),
      (answer) => setState((last) => take(last, answer, values)),
    )
  }, [question, attempt, model, apiKey])
  const isAnswered = question !== null && question === state.answered
  return {
    scored: state.scored,
    isStale: !isAnswered || state.trouble !== null || state.refused.length > 0,
    trouble: state.trouble,
    refused: isAnswered ? state.refused : [],
    retry: () => setAttempt(attempt + 1),
  }
}

function take({ scored }: State, answer: Answer<ScoreReply>, values: readonly Cell[]): State {
  const answered = JSON.stringify(values)
  if (!answer.ok) return { scored, answered, trouble: answer.trouble, refused: [] }
  if (!answer.value.ok) return { scored, answered, trouble: null, refused: answer.value.refused }
  const { score } = answer.value
  return { scored: { values, score }, answered, trouble: null, refused: [] }
}
