// Signing in leads to the page that was asked for; a contact is shown the way to their own page, a session that ends
// leaves the page standing.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browserForThisFile } from '../pictures/browser.js'
import { faultsOf } from './accessible.js'
import { type ConsoleOffice, consoleOffice } from './console-office.js'

const browser = browserForThisFile()
let office: ConsoleOffice
beforeAll(async () => {
  office = await consoleOffice({ published: false })
})
afterAll(() => office.close())

test('staff see the menu, a contact the way to the phone page', async () => {
  const watched = await browser.page()
  const page = await office.signIn(watched, '/ledger', 'office-1')
  await page.getByRole('link', { name: '整改台账' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/ledger')
  expect(await page.locator('.person').textContent()).toBe('办公室经办')
  expect(watched.complaints).toEqual([])
  const other = await browser.page()
  const theirs = await office.signIn(other, '/', 'edu-1')
  await theirs.getByRole('heading', { name: '这里是办公室的控制台' }).waitFor()
  expect(await theirs.getByRole('navigation').count()).toBe(0)
  expect(await faultsOf(theirs)).toEqual([])
})
