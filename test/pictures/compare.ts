// Pictures against those that are kept: `UPDATE_PICTURES=1 npx vitest run test/pictures` keeps them anew. A picture that
// differs is written beside its difference into a temporary folder, and the failure names it.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { env } from 'node:process'
import pixelmatch from 'pixelmatch'
import { PNG } from 'pngjs'
import type { Exhibit } from './measuring.js'

const baseline = join(import.meta.dirname, 'baseline')
const failed = join(tmpdir(), 'duban-pictures')

/** Share of pixels that may differ: edges of letters are drawn a shade otherwise on another processor. */
const tolerance = 0.002

const isKeepingAnew = env.UPDATE_PICTURES === '1'

/** What is wrong with the picture of this name, or null. */
export function differenceOf(name: string, actual: PNG): string | null {
  const path = join(baseline, `${name}.png`)
  if (isKeepingAnew) {
    mkdirSync(baseline, { recursive: true })
    if (existsSync(path) && pixelsApart(PNG.sync.read(readFileSync(path)), coarse(actual), null) === 0) return null
    writeFileSync(path, PNG.sync.write(coarse(actual), { colorType: 2, deflateStrategy: 0, filterType: 0 }))
    return null
  }
  if (!existsSync(path)) return `${name}: no picture is kept yet, see ${kept(name, actual)}`
  const wanted = PNG.sync.read(readFileSync(path))
  const difference = new PNG({ width: actual.width, height: actual.height })
  const apart = pixelsApart(wanted, coarse(actual), difference)
  if (apart === null)
    return `${name}: ${actual.width}×${actual.height} instead of ${wanted.width}×${wanted.height}, see ${kept(name, actual)}`
  if (apart <= actual.width * actual.height * tolerance) return null
  return `${name}: ${apart} pixels differ, see ${kept(name, actual)} and ${kept(`${name}-difference`, difference)}`
}

/** Sixteen shades of each colour: half the bytes to keep, and no eye or comparison sees it. */
function coarse(picture: PNG): PNG {
  const shades = new PNG({ width: picture.width, height: picture.height })
  shades.data = Buffer.from(picture.data.map((value) => (value >= 0xf8 ? 0xff : value & 0xf0)))
  return shades
}

/** Pixels that differ visibly; null if the sizes do. */
function pixelsApart(one: PNG, other: PNG, difference: PNG | null): number | null {
  if (one.width !== other.width || one.height !== other.height) return null
  const out = difference?.data
  return pixelmatch(one.data, other.data, out, one.width, one.height, { threshold: 0.15 })
}

function kept(name: string, picture: PNG): string {
  mkdirSync(failed, { recursive: true })
  const path = join(failed, `${name}.png`)
  writeFileSync(path, PNG.sync.write(picture))
  return path
}

/** The part of a picture in a box of whole pixels. */
export function cutOut(picture: PNG, { x, y, width, height }: Omit<Exhibit, 'name'>): PNG {
  const part = new PNG({ width, height })
  PNG.bitblt(picture, part, x, y, width, height, 0, 0)
  return part
}

/** Pictures that are kept though nothing of that name is shown any more; keeping anew throws them away. */
export function leftOver(names: readonly string[]): string[] {
  const wanted = new Set(names.map((name) => `${name}.png`))
  const extra = readdirSync(baseline).filter((file) => !wanted.has(file))
  if (!isKeepingAnew) return extra
  for (const file of extra) rmSync(join(baseline, file))
  return []
}
