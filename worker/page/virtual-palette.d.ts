/** The page's colours, which Vite makes from shared/palette.ts (vite.config.ts). */

declare module 'virtual:palette.css'
