/** How well two colours are told apart: the contrast ratio of WCAG 2.2, 1 to 21. */

/** @param colours As `#rrggbb`. */
export function contrastOf(...colours: readonly [string, string]): number {
  const [darker = 0, lighter = 0] = colours.map(luminanceOf).sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

/** Relative luminance, in [0, 1]. */
function luminanceOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
