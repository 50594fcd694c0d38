/** English. */

import { CUSTOMER } from '../customer/words-en.ts'
import { LIST } from '../list/words-en.ts'
import { MODEL } from '../model/words-en.ts'
import { SEND } from '../send/words-en.ts'
import type { Words } from './words.ts'

export const ENGLISH: Words = {
  shell: {
    documentTitle: 'Presend: who should get this email',
    skip: 'Skip to the content',
    rooms: 'Parts of this page',
    language: 'Language',
    forgetKey: 'Forget the key',
    loading: 'Asking the server for its model…',
    model: (version) => `model ${version}`,
    to: 'to',
    retry: 'Try again',
    detail: 'The server says:',
    key: {
      label: 'API key',
      submit: 'Open',
      note: 'It is kept by this tab only, is sent to this address only, and is forgotten when you close the tab.',
    },
    troubles: {
      noKey: {
        title: 'This server wants an API key',
        advice:
          'Whoever deployed it makes one with "pnpm keys". Scoring needs the scope "score"; any key opens the rest.',
      },
      unauthorized: {
        title: 'This key is not known',
        advice: () => 'Look for spaces or missing letters, or ask for a new key.',
      },
      forbidden: {
        title: 'This key may not do that',
        advice: () => 'Enter a key that has the scope which is named here.',
      },
      busy: {
        title: 'Too many calls',
        advice: (seconds) =>
          seconds === null
            ? 'Wait a minute and try again.'
            : `Wait ${seconds} ${seconds === 1 ? 'second' : 'seconds'} and try again.`,
      },
      unavailable: {
        title: 'The model cannot answer',
        advice: () =>
          'The server runs, but its model does not start. Train and deploy again; the log says more.',
      },
      unreachable: {
        title: 'The server does not answer',
        advice: () => 'Check your connection and that the server runs, then try again.',
      },
      unexpected: {
        title: 'The server answered something unexpected',
        advice: () => 'Reload this page: it may be older than the server.',
      },
    },
  },
  model: MODEL,
  customer: CUSTOMER,
  send: SEND,
  list: LIST,
}
