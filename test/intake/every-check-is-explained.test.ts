// docs/intake-checks.md names every check the code can set on a draft, with its level, and no other.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const root = new URL('../../', import.meta.url)
const sources = readdirSync(new URL('src/', root), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(new URL(`src/${file}`, root), 'utf8'))

/** Code → levels, as the sources write them. */
function inCode(): Record<string, string> {
  const found = new Map<string, Set<string>>()
  for (const text of sources)
    for (const pattern of [/\bcheck\(\s*'([a-z-]+)',\s*([^,]+),/g, /code: '([a-z-]+)',\s*level: ('[a-z]+')/g])
      for (const [, code = '', level = ''] of text.matchAll(pattern))
        for (const [, word = ''] of level.matchAll(/'(info|warn|block)'/g))
          found.set(code, (found.get(code) ?? new Set()).add(word))
  return Object.fromEntries([...found].map(([code, levels]) => [code, [...levels].sort().join(', ')]))
}

function inDocument(): Record<string, string> {
  const rows = readFileSync(new URL('docs/intake-checks.md', root), 'utf8').matchAll(
    /^\| ([a-z-]+) \| ([a-z, ]+) \| .{8,} \|$/gm,
  )
  return Object.fromEntries(
    [...rows]
      .filter(([, code]) => code !== 'code')
      .map(([, code = '', levels = '']) => [code, levels.split(', ').sort().join(', ')]),
  )
}

test('every check of the code is a row of the document, with its level', () => {
  expect(inDocument()).toEqual(inCode())
})
