/** What a customer is: the columns of a campaign history and the rules each value obeys. */

import * as v from 'valibot'

/** What reports know about a column, beside its values. */
const ROLES = ['recency', 'frequency', 'monetary', 'audit', 'inflatable'] as const
type Role = (typeof ROLES)[number]

/** A column that holds a number. Bounds are inclusive. */
export interface NumericFeature {
  readonly name: string
  readonly type: 'integer' | 'number'
  readonly min?: number | undefined
  readonly max?: number | undefined
  /** Whether a customer may lack this value. */
  readonly missing: boolean
  /** Cells that mean "missing" in this column alone. */
  readonly missing_values?: readonly string[] | undefined
  readonly role?: Role | undefined
  readonly description?: string | undefined
}

/** A column that holds one of a set of names. */
export interface CategoryFeature {
  readonly name: string
  readonly type: 'category'
  /** The names there are; where absent, the training rows tell. */
  readonly categories?: readonly string[] | undefined
  /** Whether other names than `categories` are accepted, and count as unseen. */
  readonly open: boolean
  readonly missing: boolean
  readonly missing_values?: readonly string[] | undefined
  readonly role?: Role | undefined
  readonly description?: string | undefined
}

export type Feature = NumericFeature | CategoryFeature

/** How the label column says whether a customer converted. */
export interface LabelColumn {
  readonly column: string
  /** Cells that mean 1: converted. */
  readonly positive: readonly string[]
  /** Cells that mean 0: did not. */
  readonly negative: readonly string[]
}

/** Names every column of a campaign history and says how to read it. */
export interface Schema {
  /** The column that identifies a customer; null where a history has none. */
  readonly id: string | null
  readonly label: LabelColumn
  /** A column of `train`, `validation` and `test` that fixes the split; null to draw one. */
  readonly split: string | null
  /** Whether a customer may appear in several rows, one a campaign. */
  readonly repeated_customers: boolean
  /** Cells that mean "missing" in every column, beside the empty one. */
  readonly missing_values: readonly string[]
  /** Whether text spells 1.5 as `1,5`. */
  readonly decimal_comma: boolean
  /** Columns to leave out, each with the reason. */
  readonly ignore: Readonly<Record<string, string>>
  readonly features: readonly Feature[]
}

export type SchemaReading =
  | { readonly ok: true; readonly schema: Schema }
  | { readonly ok: false; readonly issues: readonly string[] }

/** The columns of the product's own campaign history. */
export const DEFAULT_SCHEMA: Schema = {
  id: 'customer_id',
  label: { column: 'label', positive: ['1'], negative: ['0'] },
  split: null,
  repeated_customers: false,
  missing_values: [],
  decimal_comma: false,
  ignore: {},
  features: [
    {
      name: 'recency',
      type: 'integer',
      min: 0,
      missing: false,
      role: 'recency',
      description: 'days since the last purchase',
    },
    {
      name: 'frequency',
      type: 'integer',
      min: 0,
      missing: false,
      role: 'frequency',
      description: 'purchases in the last year',
    },
    {
      name: 'monetary',
      type: 'number',
      min: 0,
      missing: false,
      role: 'monetary',
      description: 'total spend',
    },
    {
      name: 'open_rate',
      type: 'number',
      min: 0,
      max: 1,
      missing: true,
      role: 'inflatable',
      description: 'open rate over past campaigns',
    },
    {
      name: 'ctr',
      type: 'number',
      min: 0,
      max: 1,
      missing: true,
      description: 'click-through rate over past campaigns',
    },
    {
      name: 'age',
      type: 'integer',
      min: 0,
      max: 130,
      missing: true,
      role: 'audit',
      description: 'years',
    },
    {
      name: 'gender',
      type: 'category',
      categories: ['M', 'F', 'Other'],
      open: false,
      missing: true,
      role: 'audit',
    },
    { name: 'region', type: 'category', open: true, missing: true, role: 'audit' },
  ],
}

/** Whether the feature holds numbers. */
export function isNumeric(feature: Feature): feature is NumericFeature {
  return feature.type !== 'category'
}

/** Whether the feature takes names beyond the listed ones. */
export function acceptsAnyName(feature: CategoryFeature): boolean {
  return feature.open || feature.categories === undefined
}

/** What a value of this feature must look like, in words: `an integer in [0, 130]`. */
export function describeFeature(feature: Feature): string {
  if (feature.type === 'category') {
    return acceptsAnyName(feature) ? 'a category' : `one of ${feature.categories?.join(', ')}`
  }
  const noun = feature.type === 'integer' ? 'an integer' : 'a number'
  if (feature.min !== undefined && feature.max !== undefined) {
    return `${noun} in [${feature.min}, ${feature.max}]`
  }
  if (feature.min !== undefined) return `${noun} >= ${feature.min}`
  if (feature.max !== undefined) return `${noun} <= ${feature.max}`
  return noun
}

/** Checks the parsed JSON of a schema file; fields left out take their defaults. */
export function parseSchema(input: unknown): SchemaReading {
  const result = v.safeParse(schemaDocument, input)
  if (!result.success) return { ok: false, issues: result.issues.map(describeIssue) }
  const issues = contradictions(result.output)
  return issues.length > 0 ? { ok: false, issues } : { ok: true, schema: result.output }
}

/** Names that a JSON record cannot hold safely: valibot drops them. */
const RESERVED_NAMES = ['__proto__', 'constructor', 'prototype']

const columnName = v.pipe(
  v.string(),
  v.nonEmpty('Expected a column name, received ""'),
  v.check(
    (name) => !RESERVED_NAMES.includes(name),
    ({ input }) => `Expected a column name, received ${input}, which JavaScript reserves`,
  ),
)

const cells = v.pipe(v.array(v.string()), v.nonEmpty('Expected at least one cell, received none'))

const common = {
  name: columnName,
  missing: v.optional(v.boolean(), false),
  missing_values: v.optional(v.array(v.string())),
  role: v.optional(v.picklist(ROLES)),
  description: v.optional(v.string()),
}

const bound = v.optional(v.pipe(v.number(), v.finite()))

const feature = v.variant('type', [
  v.strictObject({ ...common, type: v.picklist(['integer', 'number']), min: bound, max: bound }),
  v.strictObject({
    ...common,
    type: v.literal('category'),
    categories: v.optional(cells),
    open: v.optional(v.boolean(), false),
  }),
])

const reasonsByColumn = v.pipe(
  // To valibot a list is a record too.
  v.custom<object>((input) => !Array.isArray(input), 'Expected reasons by column, received a list'),
  v.record(columnName, v.string()),
)

/** Valibot's description of `Schema`: also what a manifest's `schema` must satisfy. */
export const schemaDocument: v.GenericSchema<unknown, Schema> = v.strictObject({
  id: v.optional(v.nullable(columnName), null),
  label: v.strictObject({
    column: columnName,
    positive: v.optional(cells, ['1']),
    negative: v.optional(cells, ['0']),
  }),
  split: v.optional(v.nullable(columnName), null),
  repeated_customers: v.optional(v.boolean(), false),
  missing_values: v.optional(v.array(v.string()), []),
  decimal_comma: v.optional(v.boolean(), false),
  ignore: v.optional(reasonsByColumn, {}),
  features: v.pipe(v.array(feature), v.nonEmpty('Expected at least one feature, received none')),
})

/** What types cannot say: columns used twice, bounds that cross, cells that mean both labels. */
function contradictions(schema: Schema): string[] {
  const issues: string[] = []
  const uses = new Map<string, string>()
  const use = (column: string | null, purpose: string): void => {
    if (column === null) return
    const earlier = uses.get(column)
    if (earlier) issues.push(`Column "${column}" is ${earlier} and ${purpose}; expected one use.`)
    uses.set(column, purpose)
  }
  use(schema.id, 'the id')
  use(schema.label.column, 'the label')
  use(schema.split, 'the split')
  for (const column of Object.keys(schema.ignore)) use(column, 'ignored')
  for (const { name } of schema.features) use(name, 'a feature')

  for (const feature of schema.features) {
    if (feature.type === 'category') {
      const names = feature.categories ?? []
      if (new Set(names).size < names.length) {
        issues.push(`Feature "${feature.name}" lists a category twice: ${names.join(', ')}.`)
      }
    } else if (
      feature.min !== undefined &&
      feature.max !== undefined &&
      feature.min > feature.max
    ) {
      issues.push(`Feature "${feature.name}" has min ${feature.min} above max ${feature.max}.`)
    }
  }

  const { positive, negative } = schema.label
  const both = positive.filter((cell) => negative.includes(cell))
  if (both.length > 0) {
    issues.push(`Label cells ${both.join(', ')} are both positive and negative; expected one.`)
  }
  if (schema.repeated_customers && schema.id === null) {
    issues.push('"repeated_customers" needs an "id" column that tells the customers apart.')
  }
  return issues
}

function describeIssue(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue)
  return path ? `${path}: ${issue.message}.` : `${issue.message}.`
}
