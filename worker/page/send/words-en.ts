/** English for the room "Plan a send". */

import type { SendWords } from './words.ts'

export const SEND: SendWords = {
  title: 'Plan a send',
  introduction:
    'Say what an email costs and what a conversion earns, and see how many customers to mail for the most profit.',
  fields: {
    legend: 'Your campaign',
    labels: {
      cost: 'Cost of an email',
      value: 'Value of a conversion',
      size: 'Customers on the list',
      budget: 'Emails at most',
    },
    notes: {
      cost: () => 'In your money: all that one more email costs.',
      value: () => 'In the same money: what one conversion earns.',
      size: (rows) => `The model was tested on ${rows}.`,
      budget: () => 'Empty: as many as are worth it.',
    },
    fromColumn: (column) =>
      `The policy in force reads it from "${column}", customer by customer. Here it is one amount for all.`,
    troubles: {
      amount: (received) =>
        `Expected an amount of 0 or more, such as 0.25, without signs between thousands. Received "${received}".`,
      count: (received) =>
        `Expected a whole number of 1 or more, such as 10,000. Received "${received}".`,
      ambiguous: (received) =>
        `Expected an amount without signs between thousands: "${received}" may be two numbers, one a thousand times the other.`,
    },
    missing:
      'Enter cost and value to see the plan. The cost is what one more email costs you; the value is what one conversion earns, both in the same money. A rough guess will do: change it and see what changes.',
    mend: 'The plan appears here once the fields that are marked can be read.',
  },
  profit: (amount, isLoss) => (isLoss ? `a loss of ${amount}` : `a profit of ${amount}`),
  answer: {
    title: 'The plan',
    some: ({ sends, conversions, profit }, size) =>
      `Mail the best ${sends} of ${size}: about ${conversions} conversions and ${profit}.`,
    limited: ({ sends, conversions, profit }, size) =>
      `Mail the best ${sends} of ${size}, as many as you allow: about ${conversions} conversions and ${profit}.`,
    all: ({ sends, conversions, profit }) =>
      `Mail all ${sends}: about ${conversions} conversions and ${profit}.`,
    nobody:
      'Mail nobody: at this cost and value no email pays for itself, not even to the best customers.',
    nobodyReaches: (probability) =>
      `Mail nobody: an email pays from a probability of ${probability}, and no test customer reached it.`,
    others: (everyone, random) =>
      `Mailing everyone would bring ${everyone}; as many customers drawn at random, ${random}.`,
    everyone: (everyone) => `Mailing everyone would bring ${everyone}.`,
    rule: (probability, share) =>
      `An email is worth it from a probability of ${probability}. That was found on customers whom the model had not learned from, ${share} of whom have it.`,
    source: (rows) =>
      `The figures come from ${rows} test customers, whom neither model nor rule had seen; your list is taken to be like them.`,
    gain: 'Profit compared with mailing everyone, per 1,000 customers, if all who are worth it are mailed',
    certainty: {
      more: 'That is more than chance.',
      less: 'That is a loss beyond chance.',
      open: 'The interval holds 0: the difference may be chance.',
    },
  },
  chart: {
    title: 'Profit by how many are mailed',
    unit: 'in the unit of cost and value',
    x: 'Share of customers mailed, the best first',
    alt: ({ share, profit }, everyone) =>
      `Profit against the share of customers mailed: mailing the best ${share} brings ${profit}; mailing everyone ${everyone}.`,
    marks: { chosen: 'Chosen', everyone: 'Everyone', budget: 'Budget', today: 'Today' },
    zero: 'Dashed: neither profit nor loss.',
    depth: 'Look at another depth',
    reading: ({ share, sends, conversions, profit }) =>
      `Best ${share}: ${sends} emails, ${conversions} conversions, ${profit}.`,
  },
  table: {
    caption: (size) => `What ${size} customers bring, by whom is mailed`,
    columns: ['Who is mailed', 'Share', 'Emails', 'Conversions', 'Profit'],
    rows: {
      chosen: 'All who are worth it',
      everyone: 'Everyone',
      random: 'As many as are worth it, at random (average)',
      budget: 'The best within the budget',
      today: 'As the policy in force decides today',
    },
    note: 'Money is in the unit of cost and value. Conversions are those seen in the test data: they are not all caused by the email.',
  },
  today: {
    from: (probability) =>
      `Today: the policy in force mails from a probability of ${probability}, before any holdout.`,
    everyone: 'Today: the policy in force sets no minimum and mails everyone, before any holdout.',
    nobody: 'Today: the policy in force mails nobody.',
    byCustomer:
      'Today: cost or value of the policy in force differ from customer to customer, so it has no place on this curve. All else here stands.',
    unreadable:
      'Today: the policy in force cannot be read, so its fail mode decides. All else here stands.',
  },
  holdout: {
    title: 'How many to leave out, to see what the email causes',
    introduction:
      'Some would have converted without the email. Leave some customers out, drawn at random, and compare: the difference is what the email causes.',
    caused: 'Of 100 conversions, caused by the email (your guess)',
    causedReading: (percent) => `${percent} of 100`,
    effect: (conversions, caused, profit) =>
      `Of the ${conversions} conversions about ${caused} would be caused by the email. Counting only these, the send brings ${profit}.`,
    answer: (share, leftOut, sends) =>
      `Leave out ${share}: ${leftOut} of ${sends} emails. Then four of five such campaigns show an effect of this size (80\u00a0% power, at the 5\u00a0% level).`,
    forgone: (conversions, profit) =>
      `It costs about ${conversions} conversions, which are ${profit} forgone.`,
    saved: (conversions, amount) =>
      `It costs about ${conversions} conversions and still saves ${amount}: what these emails cause is worth less than they cost.`,
    tooFew: (sends, least, share) =>
      `${sends} emails are too few to see an effect of this size, even with half of them left out. It would take about ${least}, ${share} of them left out; or add up several campaigns.`,
    nothing: 'There is nothing to compare: nobody would be mailed, or nobody converts.',
    rough:
      'So few conversions are to be expected among those left out that this is a rough figure: rather leave out some more.',
    inForce: (share) => `The policy in force leaves out ${share}.`,
    method:
      'Two-sided test of two proportions in groups of unequal size, normal approximation (Fleiss, Levin and Paik, 2003).',
  },
  policy: {
    title: 'Take the plan to the server',
    introduction: 'The policy below makes the server decide as planned, before each email is sent.',
    nobody: 'There is no policy to copy: the plan mails nobody. To send nothing, send nothing.',
    format: 'Format',
    formats: { toml: 'TOML, for wrangler.toml', json: 'JSON, for a variable POLICY' },
    withHoldout: (share) => `Leave out ${share} of customers, as above`,
    text: 'The policy',
    copy: 'Copy',
    copied: 'Copied.',
    selected: 'The browser does not let this page copy. The text is selected: press Ctrl+C or ⌘C.',
    lowered: (probability) =>
      `The minimum probability in force would hold back some of those planned, so it is lowered to ${probability}.`,
    unreadable:
      'The policy in force cannot be read, so nothing of it is kept here: look after bands, bounds, fail mode, holdouts and content rules yourself.',
    noToml: 'A name in the policy has half of a character, which TOML cannot write. Take JSON.',
    note: 'It takes the place of the [vars.POLICY], or the POLICY, that is there; what else was set is kept. The server counts no emails: it mails whoever is worth it, so a list unlike the test customers gives more or fewer.',
  },
}
