// What a browser fetches before the first screen stands: the scripts of the entry, of all it imports, and of the page it opens
// with. Sizes are of the files as they are served, compressed; they depend on no machine.
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { env } from 'node:process'
import { z } from 'zod'
import { packageRoot } from '../../src/base/package-root.js'

const folder = env.PAGES_FOLDER ?? join(packageRoot(), 'dist', 'pages')
const manifestShape = z.record(
  z.string(),
  z.object({ file: z.string(), imports: z.array(z.string()).optional(), isEntry: z.boolean().optional() }),
)

/** Chunks of the page each first screen shows, beside the entry. */
const opened = { desk: ['pages/today/TodayPage.vue'], phone: [] } as const

/** Bytes of compressed script. */
export function firstLoad(page: keyof typeof opened): number {
  const manifest = manifestShape.parse(JSON.parse(readFileSync(join(folder, page, '.vite', 'manifest.json'), 'utf8')))
  const document = readFileSync(join(folder, page, 'index.html'), 'utf8')
  const entry = Object.keys(manifest).filter((key) => manifest[key]?.isEntry === true)
  const files = new Set<string>()
  const add = (key: string): void => {
    const chunk = manifest[key]
    if (chunk === undefined) throw new Error(`${page} has no ${key}`)
    if (files.has(chunk.file)) return
    files.add(chunk.file)
    for (const needed of chunk.imports ?? []) add(needed)
  }
  for (const key of [...entry, ...opened[page]]) add(key)
  // Nothing else is asked for by the document itself.
  for (const [, file = ''] of document.matchAll(/"\/pages\/\w+\/(assets\/[^"]+\.js)"/g)) files.add(file)
  return [...files].reduce((sum, file) => sum + statSync(join(folder, page, `${file}.gz`)).size, 0)
}
