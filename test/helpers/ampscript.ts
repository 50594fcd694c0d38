/** As much of AMPscript as the published scripts use, with HTTP calls that really are made. */

type Value = string | boolean | null

/** Takes arguments' values, and may set the variables that stand in their places. */
type AmpFunction = (
  values: readonly Value[],
  assign: (position: number, value: Value) => void,
) => Value | Promise<Value>

export interface AmpEnvironment {
  readonly attributes: Readonly<Record<string, string>>
  /** What `Lookup` finds in any data extension. */
  readonly lookup: string
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  /** Which of its two outputs `HTTPPost2` puts the answer into: its pages disagree. */
  readonly answerIn: 'first' | 'second'
}

export type Rendering =
  | { readonly sent: true }
  | { readonly sent: false; readonly reason: string; readonly skipsOnlyThisOne: boolean }

class RaisedError extends Error {
  readonly skipsOnlyThisOne: boolean
  constructor(reason: string, skipsOnlyThisOne: boolean) {
    super(reason)
    this.skipsOnlyThisOne = skipsOnlyThisOne
  }
}

/** Runs a `%%[ ... ]%%` block for one subscriber. */
export async function renderAmpscript(script: string, env: AmpEnvironment): Promise<Rendering> {
  const [, block] = /^%%\[(.*)\]%%\s*$/s.exec(script) ?? []
  if (block === undefined) throw new Error('Expected one block in %%[ and ]%%.')
  try {
    await createRun(tokenize(block), functionsOf(env)).statements(true)
    return { sent: true }
  } catch (error) {
    if (!(error instanceof RaisedError)) throw error
    return { sent: false, reason: error.message, skipsOnlyThisOne: error.skipsOnlyThisOne }
  }
}

const TOKEN = /\s+|\/\*.*?\*\/|"(?:""|[^"])*"|'(?:''|[^'])*'|@?\w+|==|!=|[=(),]/gsy

function tokenize(block: string): string[] {
  const tokens = block.match(TOKEN) ?? []
  const read = tokens.join('').length
  if (read < block.length)
    throw new Error(`Expected AMPscript at "${block.slice(read, read + 20)}".`)
  return tokens.filter((token) => token.trim() !== '' && !token.startsWith('/*'))
}

/** Reads and runs at once; what stands in a branch not taken is read with `isLive` false. */
function createRun(tokens: readonly string[], functions: Readonly<Record<string, AmpFunction>>) {
  const variables = new Map<string, Value>()
  let at = 0
  const peek = (): string => tokens[at] ?? ''
  const isNext = (word: string): boolean => peek().toUpperCase() === word
  const take = (expected?: string): string => {
    if (expected !== undefined && !isNext(expected)) {
      throw new Error(`Expected ${expected}. Received "${peek()}".`)
    }
    return tokens[at++] ?? ''
  }

  async function statements(isLive: boolean): Promise<void> {
    while (at < tokens.length && !isNext('ELSE') && !isNext('ENDIF')) await statement(isLive)
  }

  async function statement(isLive: boolean): Promise<void> {
    if (isNext('SET')) {
      take()
      const name = take()
      take('=')
      const value = await expression(isLive)
      if (isLive) variables.set(name, value)
    } else if (isNext('IF')) {
      take()
      const isTrue = await condition(isLive)
      take('THEN')
      await statements(isLive && isTrue)
      if (isNext('ELSE')) {
        take()
        await statements(isLive && !isTrue)
      }
      take('ENDIF')
    } else await expression(isLive)
  }

  async function condition(isLive: boolean): Promise<boolean> {
    let isTrue = await comparison(isLive)
    while (isNext('AND') || isNext('OR')) {
      const isAnd = take().toUpperCase() === 'AND'
      const right = await comparison(isLive)
      isTrue = isAnd ? isTrue && right : isTrue || right
    }
    return isTrue
  }

  async function comparison(isLive: boolean): Promise<boolean> {
    const left = textOf(await expression(isLive))
    const operator = take()
    if (operator !== '==' && operator !== '!=')
      throw new Error(`Expected ==. Received ${operator}.`)
    const isEqual = left === textOf(await expression(isLive))
    return operator === '==' ? isEqual : !isEqual
  }

  async function expression(isLive: boolean): Promise<Value> {
    const token = take()
    const [quote = ''] = token
    if (quote === '"' || quote === "'") {
      return token.slice(1, -1).replaceAll(quote + quote, quote)
    }
    if (quote === '@') return variables.get(token) ?? null
    if (/^(true|false)$/i.test(token)) return token.toLowerCase() === 'true'
    return call(token, isLive)
  }

  async function call(name: string, isLive: boolean): Promise<Value> {
    const run = functions[name.toLowerCase()]
    if (!run) throw new Error(`Expected a function. Received "${name}".`)
    take('(')
    const places: string[] = []
    const values: Value[] = []
    while (!isNext(')')) {
      places.push(peek())
      values.push(await expression(isLive))
      if (!isNext(')')) take(',')
    }
    take(')')
    return isLive ? run(values, (place, value) => variables.set(places[place] ?? '', value)) : null
  }

  return { statements }
}

function functionsOf(env: AmpEnvironment): Readonly<Record<string, AmpFunction>> {
  return {
    attributevalue: ([name]) => env.attributes[textOf(name)] ?? null,
    concat: (values) => values.map(textOf).join(''),
    lookup: () => env.lookup,
    lowercase: ([text]) => textOf(text).toLowerCase(),
    replace: ([text, from, to]) => textOf(text).replaceAll(textOf(from), () => textOf(to)),
    trim: ([text]) => textOf(text).trim(),
    raiseerror([reason, skipsOnlyThisOne]) {
      throw new RaisedError(textOf(reason), skipsOnlyThisOne === true)
    },
    async httppost2([url, type, body, failsOnError, , , header, value], assign) {
      const headers = { 'content-type': textOf(type), [textOf(header)]: textOf(value) }
      const init = { method: 'POST', headers, body: textOf(body) }
      const response = await env.fetch(textOf(url), init).catch(() => null)
      if (!response?.ok && failsOnError === true) throw new Error('The whole job fails.')
      const answer = response === null ? null : await response.text()
      const status = response?.ok ? 'OK' : textOf(`${response?.status ?? ''}`)
      assign(4, env.answerIn === 'first' ? answer : status)
      assign(5, env.answerIn === 'first' ? null : answer)
      return `${response?.status ?? 0}`
    },
  }
}

function textOf(value: Value | undefined): string {
  return value === null || value === undefined ? '' : String(value)
}
