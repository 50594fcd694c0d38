/** English for the room "Try a customer". */

import type { CustomerWords, Rule } from './words.ts'

export const CUSTOMER: CustomerWords = {
  title: 'Try a customer',
  introduction:
    'Set what is known of a customer: her score follows, and with it the reasons. It begins with the typical customer, who has the median of each number and the most frequent of all names in training.',
  privacy:
    'Values are sent to this server to be scored, and kept in the address, so that a link shows the same. Enter no name and no address of anybody.',
  form: {
    title: 'What is known of her',
    typical: 'Typical customer',
    copyLink: 'Copy link',
    copied: 'The link is copied.',
    notCopied: "Your browser does not let the page copy. Copy the page's address instead.",
  },
  field: {
    slider: (feature) => `${feature}, slider`,
    notKnown: 'not known',
    trained: (from, to) => `training customers: ${from} to ${to}`,
    neverTrained: 'no training customer had a value',
    beyond: 'Beyond what training customers had: here the model guesses.',
    newName: 'No training customer had this name: the model does not know it.',
    countsAsMissing: 'This counts as not known.',
    choose: 'choose…',
    another: 'another name…',
    anotherName: (feature) => `${feature}, another name`,
    issue: (rule, received) => `Expected ${expected(rule)}. Received ${received ?? 'nothing'}.`,
  },
  score: {
    title: 'Her score',
    probability: 'probability of a conversion',
    waiting: 'Asking for a score…',
    mend: 'Mend the marked fields to see a score.',
    mendForNew: 'This score is of the values before. Mend the marked fields to see a new one.',
    rank: (share) => `ranks above ${share} of the reference customers`,
    bands: { high: 'high band', medium: 'medium band', low: 'low band' },
    decisions: { send: 'send', hold: 'hold' },
    spoken: ({ probability, rank, band, decision }) =>
      `Probability ${probability}, ${rank}, ${band}, decision: ${decision}.`,
  },
  rank: {
    title: 'Where she stands',
    axis: 'probability of a conversion',
    alt: (rank) => `Reference customers by probability. This customer ${rank}.`,
    legend:
      'Reference customers by probability; the line is this customer, and filled are those who rank below her. They are customers of the history whom the model had not learned from.',
    bandRule: ({ medium, high }) =>
      `The high band begins above ${high} of the reference customers, the medium one above ${medium}.`,
    bandNames: { high: 'high', medium: 'medium', low: 'low' },
  },
  decision: {
    title: 'What would be decided',
    reasons: {
      worth_it: 'She reaches every minimum of the policy.',
      no_minimum: 'The policy sets no minimum: everybody is sent to.',
      below_minimum: 'She is below a minimum of the policy.',
    },
    degraded: {
      problem: (decision) =>
        `The policy cannot be read, so decisions do not ask the model. By its fail mode everybody gets: ${decision}.`,
      feature: (feature, decision) =>
        `The policy reads an amount from ${feature}, which is not known here. By its fail mode she gets: ${decision}.`,
    },
    profit: 'expected profit of the send',
    leastProfit: 'least that the policy wants',
    neverWorthIt: 'out of reach: no send was worth it when the model was tested',
    leastProbability: 'least probability that the policy wants',
    noProfit: 'not known: the policy has no cost and value',
    content: 'content',
    noContent: 'no rule fits',
    note: 'As the server would decide before a send, for a customer who has not objected and is not held out. Nothing is decided or logged here.',
  },
  reasons: {
    title: 'Why',
    introduction:
      'From the typical customer to this one, feature by feature, in log-odds: bars to the right raise the probability, bars to the left lower it.',
    start: 'typical customer',
    end: 'this customer',
    none: 'There is nothing to explain: the model reads this customer as it does the typical one.',
    nothing: (features) => `These change nothing here: ${features}.`,
    manyNothing: (count) => `${count} features change nothing here`,
    sum: ({ sum, hers, typical }) =>
      `The bars add up: ${sum} together, which is ${hers} (log-odds of this customer) less ${typical} (of the typical one).`,
    methods: {
      exact: 'Each bar is exact: an average over all orders in which the features could change.',
      sampled:
        'Each bar is an estimate: an average over some of the orders in which the features could change. Their sum is exact.',
    },
    noCauses:
      'Reasons describe the model. They are no causes: changing a customer need not change what she does.',
    imputed: (features) => `Not known, and filled in with what is usual in training: ${features}.`,
    unseen: (features) => `New to the model: ${features}.`,
  },
}

function expected({ kind, min, max, names }: Rule): string {
  if (kind === 'category') return names ? `one of ${names.join(', ')}` : 'a name'
  const noun = kind === 'integer' ? 'a whole number' : 'a number'
  if (min !== undefined && max !== undefined) return `${noun} from ${min} to ${max}`
  if (min !== undefined) return `${noun}, ${min} or more`
  return max === undefined ? noun : `${noun}, ${max} or less`
}
