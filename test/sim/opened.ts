// A database for each seed, in memory where the machine has a folder for that: what is measured is order, not disks. The
// registry is imported once for each shape of office and copied, since that is what takes longest.
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { officialCalendar } from '../../src/domain/calendar.js'
import { importRegistry } from '../../src/flows/import-registry.js'
import type { Store } from '../../src/store/db.js'
import { openStore } from '../../src/store/open.js'
import { Chance } from './chance.js'
import { registryBy, registryText } from './registry.js'

const memory = '/dev/shm'
const shapes = 8
const folderFor = (): string => mkdtempSync(join(existsSync(memory) ? memory : tmpdir(), 'duban-sim-'))
const made = new Map<number, string>()
let folder: string | null = null

/** Which shape of office a seed lives in. */
export const shapeOf = (seed: number): Chance => new Chance(seed % shapes)

async function shapeFile(shape: number): Promise<string> {
  const known = made.get(shape)
  if (known !== undefined) return known
  if (folder === null) {
    const own = (folder = folderFor())
    process.once('exit', () => rmSync(own, { recursive: true, force: true }))
  }
  const path = join(folder, `${shape}.db`)
  const store = await openStore({ url: `file:${path}` })
  const context = { store, calendar: officialCalendar, osUser: null }
  const imported = await importRegistry(
    context,
    registryText(registryBy(new Chance(shape))),
    false,
    new Date('2023-06-01T01:00:00Z'),
  )
  if (!imported.ok) throw new Error(imported.message)
  await store.close()
  made.set(shape, path)
  return path
}

export async function openFor(seed: number): Promise<{ store: Store; end: () => Promise<void> }> {
  const own = folderFor()
  const path = join(own, 'duban.db')
  copyFileSync(await shapeFile(seed % shapes), path)
  const store = await openStore({ url: `file:${path}` })
  return {
    store,
    end: async () => {
      await store.close()
      rmSync(own, { recursive: true, force: true })
    },
  }
}
