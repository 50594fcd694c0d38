/** A question that is asked once the viewer rests, and whose answer counts for as long as it is the newest. */

/**
 * @param ask Is given up by the signal.
 * @returns Takes the question back: it is not asked any more, and if it was, nobody hears the answer.
 */
export function askAfter<Answered>(
  pauseMs: number,
  ask: (signal: AbortSignal) => Promise<Answered>,
  onAnswer: (answer: Answered) => void,
): () => void {
  const controller = new AbortController()
  const { signal } = controller
  const timer = setTimeout(async () => {
    try {
      const answer = await ask(signal)
      if (!signal.aborted) onAnswer(answer)
    } catch (error) {
      if (!signal.aborted) throw error
    }
  }, pauseMs)
  return () => {
    clearTimeout(timer)
    controller.abort()
  }
}
