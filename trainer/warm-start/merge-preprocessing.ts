/** An earlier model's encoding, brought up to date with what the new training rows teach. */

import type {
  CategoryParameters,
  FeatureParameters,
  NumericParameters,
  PreprocessingParameters,
} from '../../shared/preprocessing.ts'

export interface MergedPreprocessing {
  /** In the order of the fresh features. */
  readonly preprocessing: PreprocessingParameters
  /** What is new for the model, one sentence each. */
  readonly notes: readonly string[]
}

interface MergedFeature {
  readonly feature: FeatureParameters
  readonly notes: readonly string[]
}

/** Names told in one sentence; the rest is counted. */
const MOST_NAMES = 8

/**
 * Merges feature by feature. Numbers are scaled as the new rows ask for; categories that the
 * earlier model knows keep their places, whether or not new rows have them.
 *
 * @param earlier Has the features of `fresh` of the same kinds, in any order, or lacks them.
 */
export function mergePreprocessing(
  earlier: PreprocessingParameters,
  fresh: PreprocessingParameters,
): MergedPreprocessing {
  const merged = fresh.features.map((feature): MergedFeature => {
    const known = earlier.features.find(({ name }) => name === feature.name)
    if (known?.kind === 'numeric' && feature.kind === 'numeric') return mergeNumeric(known, feature)
    if (known?.kind === 'category' && feature.kind === 'category') {
      return mergeCategory(known, feature)
    }
    return { feature, notes: [`${feature.name}: a new feature: it starts without effect.`] }
  })
  return {
    preprocessing: { features: merged.map(({ feature }) => feature) },
    notes: merged.flatMap(({ notes }) => notes),
  }
}

function mergeNumeric(earlier: NumericParameters, fresh: NumericParameters): MergedFeature {
  if (earlier.edges) return keepBins(earlier, fresh)
  // Rows that are all alike teach no scale.
  const keepsScaling = fresh.scale === 0 && earlier.scale > 0
  const { mean, scale, median } = keepsScaling ? earlier : fresh
  const indicatesMissing = earlier.indicates_missing || fresh.indicates_missing
  return {
    feature: {
      name: fresh.name,
      kind: 'numeric',
      mean,
      scale,
      // Without an indicator nothing could make up for another value in a missing one's place.
      median: indicatesMissing ? median : earlier.median,
      indicates_missing: indicatesMissing,
      ...(fresh.edges ? { edges: fresh.edges } : {}),
    },
    notes: [
      ...(keepsScaling
        ? [`${fresh.name}: does not vary in the new rows: it keeps its earlier scaling.`]
        : []),
      ...(earlier.scale === 0 && scale > 0
        ? [`${fresh.name}: never varied before: it starts without effect.`]
        : []),
    ],
  }
}

/** What reaches how far into other bins cannot be made up for: bins stay, and all that goes with them. */
function keepBins(earlier: NumericParameters, fresh: NumericParameters): MergedFeature {
  const indicatesMissing = earlier.indicates_missing || fresh.indicates_missing
  return {
    feature: { ...earlier, indicates_missing: indicatesMissing },
    notes: [`${fresh.name}: keeps its earlier bins and scaling.`],
  }
}

function mergeCategory(earlier: CategoryParameters, fresh: CategoryParameters): MergedFeature {
  const added = fresh.categories.filter((category) => !earlier.categories.includes(category))
  return {
    feature: {
      name: fresh.name,
      kind: 'category',
      categories: [...earlier.categories, ...added],
      indicates_missing: earlier.indicates_missing || fresh.indicates_missing,
    },
    notes: added.length > 0 ? [`${fresh.name}: ${describeAdded(added)}.`] : [],
  }
}

function describeAdded(added: readonly string[]): string {
  const names = added.slice(0, MOST_NAMES).join(', ')
  const others = added.length > MOST_NAMES ? ` and ${added.length - MOST_NAMES} more` : ''
  return added.length === 1
    ? `1 new category, ${names}: it starts as unseen ones did`
    : `${added.length} new categories, ${names}${others}: they start as unseen ones did`
}
