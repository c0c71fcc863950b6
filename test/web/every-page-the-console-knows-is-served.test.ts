// A link into the console that somebody kept or was sent opens: what the browser's router knows, the service serves.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { deskPaths } from '../../src/web/pages/routes.js'
import { root } from '../tidy/sources.js'

test('the two lists of addresses are one', () => {
  const router = readFileSync(join(root, 'src/console/desk/router.ts'), 'utf8')
  const known = [...router.matchAll(/place\('([^']+)'/g)].map((one) => one[1])
  expect(known).toEqual([...deskPaths])
})
