// An office to rehearse in: the real service, a real database file, and the WeCom emulator over HTTP, wired together.
// `sandbox`, `demo` and the smoke tests all stand on this.
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { cardGallery } from './card-gallery.js'
import type { Logger } from './base/logger.js'
import type { Settings, WecomSettings } from './config/settings.js'
import { officialCalendar } from './domain/calendar.js'
import { type Service, startService } from './main.js'
import { type Emulator, startEmulator } from './sandbox/index.js'
import type { Store } from './store/db.js'
import { everybody } from './store/registry.js'

export interface SandboxOffice {
  service: Service
  emulator: Emulator
  settings: Settings
  /** Makes the registry's people known to the emulator; after every import of a registry. */
  refreshPeople(): Promise<void>
  stop(): Promise<void>
}

export interface SandboxOptions {
  /** Folder of database and files. */
  folder: string
  /** 0 = any free port. */
  port: number
  emulatorPort: number
  host: string
  logger: Logger
  /** Whether the directory is read every night; default yes. */
  readDirectory?: boolean
  /** Folder of the built pages, where it is not the program's own. */
  pagesFolder?: string
  /** Whether the office's group gets a brief every working day; default yes. */
  postBrief?: boolean
}

/** Secrets of the pretended app; made anew at every start, since both sides of it live in this process. */
const pretendedApp = (): WecomSettings => ({
  corpId: 'ww0000000000sandbox',
  agentId: 1_000_002,
  ...pretendedCallback(),
})

const pretendedCallback = () => ({
  secret: randomBytes(24).toString('hex'),
  token: randomBytes(12).toString('hex'),
  encodingAesKey: randomBytes(32).toString('base64').replace(/[+/=]/g, 'A').slice(0, 43),
})

export async function openSandboxOffice(options: SandboxOptions): Promise<SandboxOffice> {
  const wecom = pretendedApp()
  const contacts = pretendedCallback()
  const webhookKey = randomBytes(16).toString('hex')
  let clockOf: (() => Date) | null = null
  const emulator = await startEmulator({
    ...wecom,
    port: options.emulatorPort,
    callbackUrl: null,
    now: () => clockOf?.() ?? new Date(0),
    people: [],
    isWorkday: (day) => officialCalendar.isWorkday(day),
    contacts: { ...contacts, callbackUrl: null },
    webhookKey,
    gallery: cardGallery,
    logger: options.logger,
  })
  const settings: Settings = {
    databaseUrl: `file:${join(options.folder, 'duban.db')}`,
    dataDir: options.folder,
    port: options.port,
    host: options.host,
    // Where a browser on this machine comes back to from the login; tests take any free port and follow by themselves.
    publicUrl: options.port === 0 ? 'http://localhost' : `http://${options.host}:${options.port}`,
    wecom,
    contacts: { token: contacts.token, encodingAesKey: contacts.encodingAesKey },
    contactsSecret: contacts.secret,
    webhookKey: options.postBrief === false ? undefined : webhookKey,
    apiBase: emulator.url,
    oauthBase: emulator.url,
    loginBase: emulator.url,
    sessionSecret: randomBytes(24).toString('hex'),
    pagesFolder: options.pagesFolder,
    sandbox: true,
    schedules: true,
    readDirectory: options.readDirectory ?? true,
    logLevel: 'warn',
    locale: 'zh',
    osUser: null,
  }
  const service = await startService(settings, wecom, options.logger)
  clockOf = () => service.clock.now()
  emulator.setCallbackUrl(`${service.url}/wecom/callback`)
  emulator.setContactsCallbackUrl(`${service.url}/wecom/contacts`)
  emulator.setServiceUrl(service.url)
  const refreshPeople = async (): Promise<void> => emulator.setPeople(await peopleOf(service.store))
  await refreshPeople()
  return {
    service,
    emulator,
    settings,
    refreshPeople,
    async stop() {
      await service.stop()
      await emulator.close()
    },
  }
}

async function peopleOf(store: Store) {
  const people = await everybody(store.read)
  // The office first: whoever looks for somebody to be looks for these.
  const ordered = [
    ...people.filter((one) => one.contacts.length === 0),
    ...people.filter((one) => one.contacts.length > 0),
  ]
  return ordered.map(({ userid, name, contacts }) => {
    const title = contacts[0]?.unit.name ?? '办公室'
    return { userid, name, title, departments: [title] }
  })
}
