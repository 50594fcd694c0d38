/** Starts the page. */

import 'virtual:palette.css'
import 'uplot/dist/uPlot.min.css'
import './style.css'
import { render } from 'preact'
import { App } from './app.tsx'

const page = document.getElementById('page')
if (page) render(<App />, page)
