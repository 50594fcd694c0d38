/** Which paths Cloudflare hands to the worker without a look at its assets. */

/** @param configuration Text of a wrangler.toml with a list `run_worker_first`. */
export function passesAssetsBy(configuration: string, path: string): boolean {
  const [, list = '[]'] = /^run_worker_first = (\[.*\])$/m.exec(configuration) ?? []
  const patterns = JSON.parse(list) as readonly string[]
  return patterns.some((pattern) =>
    // At its end, an asterisk stands for any text, slashes included.
    pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern,
  )
}
