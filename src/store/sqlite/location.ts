// Where things lie: the database file an address names, and the migrations that came with this program.
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PostgresqlNotYet, UnknownAddress } from './refusals.js'

/** Absolute path of the database file; `file:./x` is relative to the working folder (contract §2). */
export function databasePath(url: string): string {
  if (/^postgres(?:ql)?:/.test(url)) throw new PostgresqlNotYet()
  if (!url.startsWith('file:')) throw new UnknownAddress()
  try {
    const path = url.startsWith('file://') ? fileURLToPath(url) : url.slice('file:'.length)
    if (path !== '' && !path.endsWith('/') && path !== ':memory:') return resolve(path)
  } catch {
    // An address like file://host/x has no local path; it is refused below like any other odd one.
  }
  throw new UnknownAddress()
}

/** Folder of the program's migrations; found upwards, since the code runs from src/ and from dist/src/. */
export function migrationsFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error('package.json of duban not found above its own code')
    folder = parent
  }
  return join(folder, 'prisma', 'sqlite', 'migrations')
}
