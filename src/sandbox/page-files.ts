// The files of the page. They are plain HTML, CSS and JS beside the sources and are not compiled, so they are looked up
// from the package's root, wherever the running code lies (src/ or dist/src/).
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** Nothing from elsewhere, nothing inline: what people write in a chat can never become code. */
export const pageSecurity =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

export interface PageFile {
  contentType: string
  content: Buffer
}

/** All page files by their path in the URL; `/` is the page itself. Throws if they are missing. */
export function loadPage(): Map<string, PageFile> {
  const folder = pageFolder()
  const files = new Map<string, PageFile>()
  for (const name of readdirSync(folder)) {
    const contentType = types[extname(name)]
    if (contentType === undefined) continue
    const file = { contentType, content: readFileSync(join(folder, name)) }
    files.set(name === 'index.html' ? '/' : `/page/${name}`, file)
  }
  return files
}

/** The page's folder below the nearest package root upwards; a compiled tree may hold a copy of package.json alone. */
function pageFolder(): string {
  let root = dirname(fileURLToPath(import.meta.url))
  for (;;) {
    const folder = join(root, 'src', 'sandbox', 'page')
    if (existsSync(join(root, 'package.json')) && existsSync(folder)) return folder
    const parent = dirname(root)
    if (parent === root) throw new Error('src/sandbox/page not found above the emulator')
    root = parent
  }
}
