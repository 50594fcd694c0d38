/** Names that somebody chose, no longer than a log can bear. */

const LONGEST_TEXT = 200

/** The first 200 UTF-16 units, or 199 where the cut would leave half a character. */
export function cutText(text: string): string {
  if (text.length <= LONGEST_TEXT) return text
  const last = text.charCodeAt(LONGEST_TEXT - 1)
  const isFirstHalf = last >= 0xd800 && last <= 0xdbff
  return text.slice(0, isFirstHalf ? LONGEST_TEXT - 1 : LONGEST_TEXT)
}
