/** Rows that must not be parted: all of a customer, all of a group, and what these link. */

export interface Ties {
  /** The customer of each row, a number from 0 to below the rows; null: each row is one of its own. */
  readonly customers: Int32Array | null
  /** The group of each row, likewise; null where there are none. */
  readonly groups: Int32Array | null
}

/** Sets of rows. */
export interface RowSets {
  readonly count: number
  /** The set of each of the rows, by number, in the order of their first row. */
  readonly ofRow: Int32Array
}

/**
 * The smallest sets that part neither a customer nor a group: the groups that a customer has rows
 * in are one set, with all their customers.
 *
 * @param rows Positions in the ties. Rows elsewhere link nothing.
 */
export function setsOfRows(rows: Int32Array, { customers, groups }: Ties): RowSets {
  const ties = customers ?? groups
  if (ties === null) return { count: rows.length, ofRow: rows.map((_, row) => row) }
  const linked =
    customers === null || groups === null ? ties : linkCustomers(rows, customers, groups)
  const numbers = new Int32Array(ties.length).fill(-1)
  let count = 0
  const ofRow = rows.map((row) => {
    if (numbers[linked[row]] < 0) numbers[linked[row]] = count++
    return numbers[linked[row]]
  })
  return { count, ofRow }
}

/** For each row one of the customers whom groups link to hers, the same for all of them. */
function linkCustomers(rows: Int32Array, customers: Int32Array, groups: Int32Array): Int32Array {
  // Union-find: each customer points to another of her set, its root to itself.
  const parents = customers.map((_, customer) => customer)
  const memberOf = new Int32Array(groups.length).fill(-1)
  for (const row of rows) {
    const group = groups[row]
    if (memberOf[group] < 0) memberOf[group] = customers[row]
    else parents[findRoot(parents, customers[row])] = findRoot(parents, memberOf[group])
  }
  return customers.map((customer) => findRoot(parents, customer))
}

/** Halves the way to the root as it goes, which keeps later ways short. */
function findRoot(parents: Int32Array, member: number): number {
  let at = member
  while (parents[at] !== at) {
    parents[at] = parents[parents[at]]
    at = parents[at]
  }
  return at
}
