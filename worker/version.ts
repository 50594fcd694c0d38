/** The worker's own version: that of package.json, which is not deployed. */

export const WORKER_VERSION = '0.1.0'
