// What a page must be for everybody: no fault of WCAG 2.2 AA that a machine can find (axe), nothing that scrolls sideways.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Faults in words, with the elements; empty = none. The script is put in past the page's own content policy. */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`,
  )
  const wide = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  return [
    ...violations.map(
      ({ id, help, nodes }) =>
        `${id}: ${help} — ${nodes
          .map((one) => one.target.join(' '))
          .slice(0, 5)
          .join(' | ')}`,
    ),
    ...(wide > 0 ? [`the page is ${wide} px wider than the window`] : []),
  ]
}
