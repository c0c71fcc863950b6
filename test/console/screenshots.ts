// `npm run screenshots`: every page of console and phone, on a desk and on a phone, light and dark, of the office in the
// middle of its quarter, into `dist/screenshots/`. Somebody looks at them; a few are copied to docs/pictures for the README.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import process, { argv, stdout } from 'node:process'
import type { BrowserContextOptions } from 'playwright-core'
import { root } from '../tidy/sources.js'
import { openBrowser, type RealBrowser } from '../pictures/browser.js'
import { type ConsoleOffice, phone } from './console-office.js'
import { livelyOffice } from './lively-office.js'

interface Shot {
  name: string
  path: string
  userid: string
}

const desk: BrowserContextOptions = { viewport: { width: 1280, height: 860 } }

async function shots(office: ConsoleOffice): Promise<Shot[]> {
  const { read } = office.service.store
  const draft = await read.circular.findFirstOrThrow({ where: { state: 'draft' } })
  const published = await read.circular.findFirstOrThrow({ where: { state: 'published' } })
  const unit = await read.unit.findFirstOrThrow({ where: { name: '宝鸡市教育局' } })
  const asReviewer = (name: string, path: string): Shot => ({ name, path, userid: 'office-3' })
  const asOfficer = (name: string, path: string): Shot => ({ name, path, userid: 'office-1' })
  const asLeader = (name: string, path: string): Shot => ({ name, path, userid: 'office-lead' })
  return [
    asOfficer('today', '/'),
    asOfficer('circulars', '/circulars'),
    asOfficer('circular-draft', `/circulars/${draft.id}`),
    asOfficer('circular-published', `/circulars/${published.id}`),
    asOfficer('ledger', '/ledger'),
    asReviewer('case', '/cases/B24Q3-001'),
    asReviewer('reviews', '/reviews'),
    asLeader('talks', '/talks'),
    asLeader('talk', '/talks?talk=B24Q3-T1'),
    asOfficer('units', '/units'),
    asOfficer('unit', `/units/${unit.id}`),
    asOfficer('messages', '/messages'),
    asLeader('policy', '/policy'),
    asOfficer('statistics', '/statistics'),
    asOfficer('audit', '/audit'),
    { name: 'contact', path: '/m', userid: 'jintai-permit-1' },
    { name: 'contact-case', path: '/m/B24Q3-021', userid: 'jintai-permit-1' },
  ]
}

async function take(browser: RealBrowser, office: ConsoleOffice, shot: Shot, folder: string): Promise<string[]> {
  const complaints: string[] = []
  for (const [device, options] of Object.entries({ desk, phone }))
    for (const colorScheme of ['light', 'dark'] as const) {
      const watched = await browser.page({ ...options, colorScheme })
      const page = await office.signIn(watched, shot.path, shot.userid)
      await page.waitForLoadState('networkidle')
      await page.waitForTimeout(400)
      await page.screenshot({ path: join(folder, `${shot.name}-${device}-${colorScheme}.png`) })
      complaints.push(...watched.complaints.map((one) => `${shot.name} ${device} ${colorScheme}: ${one}`))
      await page.context().close()
    }
  return complaints
}

const folder = join(root, 'dist', 'screenshots')
await mkdir(folder, { recursive: true })
const office = await livelyOffice()
const browser = await openBrowser()
const wanted = argv.slice(2)
const complaints: string[] = []
for (const shot of await shots(office)) {
  if (wanted.length > 0 && !wanted.includes(shot.name)) continue
  complaints.push(...(await take(browser, office, shot, folder)))
  stdout.write(`${shot.name}\n`)
}
await browser.close()
await office.close()
for (const one of complaints) stdout.write(`!! ${one}\n`)
stdout.write(`${folder}\n`)
process.exitCode = complaints.length === 0 ? 0 : 1
