/** What a downloaded list is called: as the file that it came from, and what became of it. */

export type DownloadKind = 'scored' | 'scored-part' | 'bad-rows'

/** `customers.csv` becomes `customers.scored.csv`. */
export function nameDownload(name: string, kind: DownloadKind): string {
  return `${name.replace(/\.(?:csv|tsv|txt)$/i, '')}.${kind}.csv`
}
