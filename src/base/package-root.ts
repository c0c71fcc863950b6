// Where the program's own files lie: assets and migrations stay in the source tree, code runs from there or from dist/.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Folder of the package.json above this file. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return folder
}

/** A file of the sample office (`src/sandbox/sample/`). */
export const samplePath = (name: string): string => join(packageRoot(), 'src', 'sandbox', 'sample', name)
