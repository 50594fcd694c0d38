/** The activity's page without a browser: its script, and as much of a document as that touches. */

import { runInNewContext } from 'node:vm'

type Listener = (event: unknown) => void

export interface PageInput {
  readonly name: string
  /** As a marketer types. */
  type(value: string): void
  readonly value: string
}

export interface ActivityPage {
  /** Events that the page sent to its parent so far, each with the origin it was meant for. */
  readonly sent: readonly { readonly event: unknown; readonly to: string }[]
  readonly inputs: readonly PageInput[]
  readonly isReady: boolean
  click(button: 'done' | 'cancel'): void
  /** A message, by default of the parent. */
  receive(data: unknown, from?: { readonly origin?: string; readonly isParent?: boolean }): void
}

class FakeElement {
  disabled = true
  value = ''
  children: (string | FakeElement)[] = []
  readonly listeners = new Map<string, Listener>()
  addEventListener(event: string, listener: Listener): void {
    this.listeners.set(event, listener)
  }
  append(...children: (string | FakeElement)[]): void {
    this.children.push(...children)
  }
  replaceChildren(): void {
    this.children = []
  }
  emit(event: string): void {
    this.listeners.get(event)?.({ preventDefault: () => {} })
  }
}

export function openActivityPage(script: string): ActivityPage {
  const byId = new Map(['arguments', 'done', 'cancel'].map((id) => [id, new FakeElement()]))
  const elementOf = (id: string): FakeElement => byId.get(id) ?? new FakeElement()
  const sent: { event: unknown; to: string }[] = []
  const parent = {
    postMessage: (text: string, to: string) => sent.push({ event: JSON.parse(text), to }),
  }
  let listen: Listener = () => {}
  const window = {
    parent,
    addEventListener: (_event: string, listener: Listener) => {
      listen = listener
    },
  }
  const document = {
    getElementById: elementOf,
    createElement: () => new FakeElement(),
  }
  runInNewContext(script, { window, document })
  return {
    sent,
    get inputs() {
      return elementOf('arguments').children.map((label) => {
        const [name, input] = (label as FakeElement).children as [string, FakeElement]
        return {
          name,
          value: input.value,
          type(value: string) {
            input.value = value
            input.emit('input')
          },
        }
      })
    },
    get isReady() {
      return !elementOf('done').disabled
    },
    click: (button) => elementOf(button).emit('click'),
    receive: (data, { origin = 'https://jb.example.com', isParent = true } = {}) =>
      listen({ data, origin, source: isParent ? parent : {} }),
  }
}
