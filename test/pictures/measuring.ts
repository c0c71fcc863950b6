// What in-page.js measures, as tests ask for it.
import type { Page } from 'playwright-core'

export interface Fault {
  text: string
  fault: string
}

/** Text below the selector that is clipped, lies upon other text, sticks out, or stands out too little. */
export const faultsOfText = (page: Page, selector: string): Promise<Fault[]> =>
  page.evaluate<Fault[]>(`inPage.faultsOfText(${JSON.stringify(selector)})`)

/** Where a message stands on the wall, in whole pixels. */
export interface Exhibit {
  name: string
  x: number
  y: number
  width: number
  height: number
}

/** Takes the page apart: every message of the gallery by itself on a wall. */
export const layOut = (page: Page): Promise<Exhibit[]> => page.evaluate<Exhibit[]>('inPage.layOut()')

/** Controls without a name, as HTML. */
export const namelessControls = (page: Page): Promise<string[]> => page.evaluate<string[]>('inPage.nameless()')

export const scrollsSideways = (page: Page): Promise<boolean> => page.evaluate<boolean>('inPage.scrollsSideways()')
