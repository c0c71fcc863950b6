// One picture of every message of the gallery, in a real browser, against the one that was looked at and kept.
import { PNG } from 'pngjs'
import { expect, test } from 'vitest'
import { cardGallery } from '../../src/card-gallery.js'
import { browserForThisFile } from './browser.js'
import { cutOut, differenceOf, leftOver } from './compare.js'
import { layOut } from './measuring.js'
import { emulatorForThisFile } from './stage.js'

const browser = browserForThisFile()
const emulator = emulatorForThisFile()

test('every card and text looks as kept, and the page complains of nothing', async () => {
  const { page, complaints } = await browser.page({ viewport: { width: 1400, height: 900 } })
  await page.goto(`${emulator.get().url}/#gallery`)
  await page.locator('[data-picture]').first().waitFor()
  const exhibits = await layOut(page)
  expect(exhibits.map(({ name }) => name)).toEqual(cardGallery().map((item) => item.name))
  // One picture of all of them, cut into pieces: faster than one after the other.
  await page.setViewportSize({ width: 1400, height: Math.max(...exhibits.map(({ y, height }) => y + height)) })
  const wall = PNG.sync.read(await page.screenshot())
  const wrong = exhibits.map((one) => differenceOf(one.name, cutOut(wall, one)))
  expect(wrong.filter((one) => one !== null).join('\n')).toBe('')
  expect(complaints).toEqual([])
})

test('no picture is kept of a message that is gone', () => {
  expect(leftOver(cardGallery().map((item) => item.name))).toEqual([])
})
