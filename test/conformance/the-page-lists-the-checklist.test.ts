// docs/emulator.md is read by people who decide whether the emulator will do: it must list exactly what is shown, and what
// is left out with its reason.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checklist, leftOut } from './checklist.js'

const page = readFileSync(new URL('../../docs/emulator.md', import.meta.url), 'utf8')

/** Rows of the table as `rule · section · state`. */
const rows = page
  .split('\n')
  .filter((line) => /^\| .* \|$/.test(line) && !line.startsWith('| rule'))
  .map((line) =>
    line
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim().replaceAll('\\|', '|')),
  )

test('imitated rules are those of the suite, in its order', () => {
  const imitated = checklist.map((rule) => [
    rule.name,
    rule.section,
    'showOn' in rule ? `imitated (emulator only: ${rule.emulatorOnly})` : 'imitated',
    rule.how,
  ])
  expect(rows.filter(([, , state]) => state?.startsWith('imitated'))).toEqual(imitated)
})

test('what is left out says why', () => {
  const missing = leftOut.map(({ name, section, why }) => [name, section, 'left out', why])
  expect(rows.filter(([, , state]) => state === 'left out')).toEqual(missing)
  expect(rows).toHaveLength(checklist.length + leftOut.length)
})
