/** The colours of pictures, report and pages: one look, wherever Presend shows something. */

/** Colours by what they are for. */
export interface Palette {
  readonly paper: string
  readonly ink: string
  readonly muted: string
  /** Between rows and around fields. */
  readonly line: string
  /** Behind what is set off. */
  readonly shade: string
  readonly axis: string
  readonly grid: string
  readonly blue: string
  readonly vermilion: string
  readonly green: string
  /** Vermilion dark enough to be read as text. */
  readonly warning: string
}

/** Okabe and Ito's colours, which colour-blind people can tell apart, and greys for the rest. */
export const LIGHT: Palette = {
  paper: '#ffffff',
  ink: '#1f2328',
  muted: '#59636e',
  line: '#d1d9e0',
  shade: '#f6f8fa',
  axis: '#8c959f',
  grid: '#e4e7eb',
  blue: '#0072b2',
  vermilion: '#d55e00',
  green: '#009e73',
  warning: '#a84800',
}

/** The same colours, light enough for a dark page. */
export const DARK: Palette = {
  paper: '#0f1317',
  ink: '#e4e8ec',
  muted: '#9aa5b1',
  line: '#343c45',
  shade: '#181e24',
  axis: '#6b7683',
  grid: '#262d34',
  blue: '#6cb8e6',
  vermilion: '#f2a36b',
  green: '#4fc9a0',
  warning: '#f2a36b',
}

/** The colours as custom properties of CSS: `--ink: #1f2328; ...`. */
export function customProperties(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, colour]) => `--${name}: ${colour}`)
    .join('; ')
}
