/** Headers of an answer that nobody on its way is to keep: it is for this caller, and for now. */
export const UNKEPT = { 'cache-control': 'no-store' }
