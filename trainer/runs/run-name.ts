/** What the folder of a run is called. */

/**
 * Start and model, such as `2026-11-22T22-04-31-84cb38aa`: names in alphabetical order are runs in
 * the order of time. UTC, with dashes, since Windows allows no colon in a name.
 *
 * @param version Of the edge bundle, hexadecimal; its first 8 digits are taken.
 */
export function runName(startedAt: Date, version: string): string {
  const time = startedAt.toISOString().slice(0, 'YYYY-MM-DDThh:mm:ss'.length)
  return `${time.replaceAll(':', '-')}-${version.slice(0, 8)}`
}
