// A real browser for one test file, wholly from the registry: Chromium, its libraries and a Chinese font come out of dev
// dependencies, so that the same picture is taken on every machine, without a network and without the user's home.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { env, execPath } from 'node:process'
import { promisify } from 'node:util'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { z } from 'zod'

const { resolve } = createRequire(import.meta.url)
const run = promisify(execFile)
const packageShape = z.object({ version: z.string() })

/** Opened before the file's first test, closed after its last. */
export function browserForThisFile(): { page(options?: BrowserContextOptions): Promise<WatchedPage> } {
  let browser: RealBrowser | null = null
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser?.close())
  return {
    async page(options) {
      if (browser === null) throw new Error('a page is asked for outside a test')
      return await browser.page(options)
    },
  }
}

export interface RealBrowser {
  page(options?: BrowserContextOptions): Promise<WatchedPage>
  close(): Promise<void>
}

/** A browser with a folder of its own for all it writes; both are gone after `close`. */
export async function openBrowser(): Promise<RealBrowser> {
  const folder = await mkdtemp(join(tmpdir(), 'duban-browser-'))
  const browser = await launch(folder)
  return {
    page: (options) => watched(browser, options),
    async close() {
      await browser.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export interface WatchedPage {
  page: Page
  /** What no page of ours may do: errors on the console, exceptions, requests to anywhere but this machine. */
  complaints: string[]
}

async function watched(browser: Browser, options: BrowserContextOptions = {}): Promise<WatchedPage> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    ...options,
  })
  const complaints: string[] = []
  await context.route(
    (url) => url.hostname !== '127.0.0.1',
    (route) => {
      complaints.push(`request to ${route.request().url()}`)
      return route.abort()
    },
  )
  await context.addInitScript({ path: join(import.meta.dirname, 'in-page.js') })
  const page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  return { page, complaints }
}

async function launch(folder: string): Promise<Browser> {
  const home = await unpacked()
  const fonts = join(folder, 'fonts')
  await mkdir(fonts)
  for (const file of fontFiles()) await symlink(file, join(fonts, file.split('/').at(-1) ?? ''))
  // No other font is found: what the machine has installed must not show in a picture.
  const config = `<?xml version="1.0"?><fontconfig><dir>${fonts}</dir><cachedir>${join(folder, 'cache')}</cachedir></fontconfig>`
  await writeFile(join(folder, 'fonts.conf'), config)
  return await chromium.launch({
    executablePath: join(home, 'chromium'),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--font-render-hinting=none',
      '--disable-lcd-text',
      '--force-color-profile=srgb',
    ],
    env: {
      ...definedOf(env),
      HOME: folder,
      XDG_DATA_HOME: folder,
      FONTCONFIG_PATH: folder,
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
      LD_LIBRARY_PATH: join(home, 'al2023', 'lib'),
    },
  })
}

const definedOf = (all: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(Object.entries(all).filter((one): one is [string, string] => one[1] !== undefined))

function fontFiles(): string[] {
  const folder = dirname(resolve('@expo-google-fonts/noto-sans-sc/package.json'))
  return ['400Regular', '500Medium', '700Bold'].map((weight) => join(folder, weight, `NotoSansSC_${weight}.ttf`))
}

const unpack = "import chromium from '@sparticuz/chromium'; await chromium.executablePath()"

/**
 * The folder with the unpacked browser, kept between runs. The package unpacks into the temporary folder and takes the
 * half-written file of another process for a whole one; so each process unpacks for itself, and the first gives it its name.
 */
async function unpacked(): Promise<string> {
  const root = dirname(dirname(dirname(resolve('@sparticuz/chromium'))))
  const { version } = packageShape.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')))
  const kept = join(tmpdir(), `duban-chromium-${version}`)
  if (existsSync(kept)) return kept
  const own = await mkdtemp(join(tmpdir(), 'duban-chromium-'))
  // This name of a platform makes the package unpack the libraries, too, that a bare container lacks.
  const platform = { ...env, TMPDIR: own, AWS_EXECUTION_ENV: 'nodejs20.x' }
  await run(execPath, ['--input-type=module', '-e', unpack], { env: platform, cwd: dirname(import.meta.filename) })
  await rename(own, kept).catch(() => rm(own, { recursive: true, force: true }))
  return kept
}
