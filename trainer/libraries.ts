/** Versions of the libraries that shape the weights and the figures, for the manifest. */

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { version_core } from '@tensorflow/tfjs-core'
import type { EngineOptions } from './model/engines.ts'

/** TensorFlow.js computes the test figures whichever engine trained. */
export async function describeLibraries(
  engine: EngineOptions['engine'],
): Promise<Record<string, string>> {
  const text = await readFile(new URL('../package.json', import.meta.url), 'utf8')
  return {
    presend: versionIn(JSON.parse(text)),
    '@tensorflow/tfjs-core': version_core,
    ...(engine === 'simd' ? { assemblyscript: compilerVersion() } : {}),
  }
}

/** Version of AssemblyScript, which compiles the kernels of the engine `simd`. */
export function compilerVersion(): string {
  return versionIn(createRequire(import.meta.url)('assemblyscript/package.json'))
}

function versionIn(packageJson: unknown): string {
  return (packageJson as { version: string }).version // every package has one
}
