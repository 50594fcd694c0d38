/** A text in pieces, as a file's stream hands it over. */

/** @param length Of each piece, in UTF-16 units. */
export async function* piecesOf(text: string, length = text.length): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length)
}

/** All that comes of a generator. */
export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = []
  for await (const item of items) all.push(item)
  return all
}
