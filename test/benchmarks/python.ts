/** Which Python the peers run in. */

export const PYTHON = process.env.PRESEND_PYTHON ?? 'python3'
