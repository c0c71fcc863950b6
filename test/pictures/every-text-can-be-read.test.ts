// No card or text of the gallery is clipped, lies upon another or fades into its ground: on a small phone and on a desk,
// by day and by night. The cards here use every piece a card of WeCom can have, not only those the bot uses today.
import { expect, test } from 'vitest'
import { cardGallery } from '../../src/card-gallery.js'
import { browserForThisFile } from './browser.js'
import { faultsOfText, scrollsSideways } from './measuring.js'
import { everyPiece } from './every-piece.js'
import { emulatorForThisFile } from './stage.js'

const browser = browserForThisFile()
const emulator = emulatorForThisFile({ gallery: () => [...cardGallery(), ...everyPiece] })

const sizes = { 'a small phone': { width: 360, height: 740 }, 'a desk': { width: 1400, height: 900 } }

for (const [where, viewport] of Object.entries(sizes))
  for (const colorScheme of ['light', 'dark'] as const)
    test(`every text can be read on ${where} in ${colorScheme}`, async () => {
      const { page, complaints } = await browser.page({ viewport, colorScheme })
      await page.goto(`${emulator.get().url}/#gallery`)
      await page.locator('[data-picture]').first().waitFor()
      expect(await faultsOfText(page, '[data-picture]')).toEqual([])
      expect(await faultsOfText(page, 'figcaption, .measures')).toEqual([])
      expect(await scrollsSideways(page)).toBe(false)
      expect(complaints).toEqual([])
    })

test('every piece of a card is drawn', async () => {
  const { page } = await browser.page()
  await page.goto(`${emulator.get().url}/#gallery`)
  const notice = page.locator('[data-picture=piece-notice]')
  await notice.waitFor()
  expect(await notice.locator('.source.color-3').textContent()).toBe('政务公开办')
  expect(await notice.locator('.emphasis strong').textContent()).toBe('96.67%')
  expect(await notice.locator('dd .member').textContent()).toBe('教育局联络员')
  expect(await notice.locator('.jump a').getAttribute('href')).toBe('https://example.com/list')
  const buttons = page.locator('[data-picture=piece-buttons] .keys > *')
  expect(await buttons.evaluateAll((all) => all.map((one) => one.className))).toEqual(
    [1, 2, 3, 4].map((style) => `style-${style}`),
  )
  expect(await page.locator('[data-picture=piece-buttons] select').inputValue()).toBe('b')
  expect(await page.locator('[data-picture=piece-vote] input[type=checkbox]:checked').count()).toBe(1)
  expect(await page.locator('[data-picture=piece-lists] select').count()).toBe(2)
})
