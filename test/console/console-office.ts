// The sample office with its pages, for tests in a real browser: service and emulator in this process on ports of their own,
// signing in through the emulator's login as anybody would.
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { env } from 'node:process'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { createLogger } from '../../src/base/logger.js'
import { publishSample, sampleMorning } from '../../src/cli/sample-office.js'
import { openSandboxOffice, type SandboxOffice } from '../../src/sandbox-office.js'
import type { WatchedPage } from '../pictures/browser.js'

export interface ConsoleOffice extends SandboxOffice {
  /** Plays the clock to an instant (ISO 8601 with offset) and waits until all that was due is done. */
  playTo(instant: string): Promise<void>
  /** Opens an address of the service as that person: to the emulator's login, and back. */
  signIn(watched: WatchedPage, path: string, userid: string): Promise<Page>
  close(): Promise<void>
}

export interface Wanted {
  /** Whether the sample circular is published already; default yes. */
  published?: boolean
}

/** PAGES_FOLDER: pages built elsewhere than into `dist/pages`. */
export async function consoleOffice({ published = true }: Wanted = {}): Promise<ConsoleOffice> {
  const folder = mkdtempSync(join(tmpdir(), 'duban-console-'))
  const office = await openSandboxOffice({
    folder,
    port: await freePort(),
    emulatorPort: 0,
    host: '127.0.0.1',
    logger: createLogger('silent'),
    readDirectory: false,
    postBrief: false,
    pagesFolder: env.PAGES_FOLDER,
  })
  const { service } = office
  await sampleMorning(service)
  if (published) await publishSample(service)
  await office.refreshPeople()
  return {
    ...office,
    async playTo(instant) {
      const body = JSON.stringify({ now: instant, mode: 'play' })
      const response = await fetch(`${service.url}/sandbox/clock`, { method: 'POST', body })
      if (!response.ok) throw new Error(await response.text())
    },
    signIn: (watched, path, userid) => signIn(watched, service.url, path, userid),
    async close() {
      await office.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The way back from the login names the port, so it is chosen before the service is up. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** The login is asked by a request of the same browser, so that its cookies take part; the page is opened with the session. */
async function signIn({ page }: WatchedPage, url: string, path: string, userid: string): Promise<Page> {
  const out = await page.request.get(`${url}${path}`, { maxRedirects: 0 })
  const login = new URL(out.headers().location ?? '')
  login.searchParams.set('userid', userid)
  await page.goto(login.href)
  return page
}

/** A phone as unit contacts hold it. */
export const phone: BrowserContextOptions = {
  viewport: { width: 375, height: 740 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  userAgent:
    'Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/107 Mobile Safari/537.36 wxwork/4.1.30 MicroMessenger/7.0.1',
}
