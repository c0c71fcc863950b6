// A first screen stands soon on a slow line: how much script it takes has a limit for each page.
import { expect, test } from 'vitest'
import { firstLoad } from './first-load.js'

test('the phone page fetches less than 80 kB of script before its list stands', () => {
  expect(firstLoad('phone')).toBeLessThan(80_000)
})

test('the console fetches less than 350 kB of script before 今日 stands', () => {
  expect(firstLoad('desk')).toBeLessThan(350_000)
})
