// Builds the emulator: one world, two listeners (API with page, and page alone), people's acts and the faults. This is
// the only file that knows how the parts hang together.
import { ActStage } from './act-stage.js'
import { AppActs } from './app-acts.js'
import { type CallbackDoor, CallbackSender } from './callback-sender.js'
import { ContactsActs, unheard } from './contacts-acts.js'
import { Control } from './control.js'
import { FaultSwitch } from './fault-switch.js'
import { handlerOf } from './http.js'
import { Listener } from './listener.js'
import { serveLogin } from './login-page.js'
import { PersonActs } from './person-acts.js'
import { PhoneActs } from './phone-acts.js'
import type { Emulator, EmulatorOptions, Verification } from './shapes.js'
import { createWorld, type World } from './world.js'

/** Starts the emulator on 127.0.0.1; rejects if a port is taken or the page's files are missing. */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const world = createWorld(options)
  const stage = new ActStage(world, appSender(world, options), contactsSender(world, options))
  // The listeners' handlers need the control API, and that needs the emulator: the API listener is made first, and its
  // handler looks the control API up when a request comes.
  const api: Listener = new Listener((request, response) => {
    if (!serveLogin(world, request, response)) handlerOf(world, control, 'api')(request, response)
  })
  const emulator = emulatorOf(stage, new FaultSwitch(world, api))
  const control = new Control(world, emulator, options.gallery ?? (() => []))
  const page = new Listener(handlerOf(world, control, 'page'))
  await api.open(options.port ?? 0)
  try {
    await page.open(options.pagePort ?? 0)
  } catch (error) {
    await api.close()
    throw error
  }
  Object.assign(world, { url: api.url, pageUrl: page.url })
  const close = async (): Promise<void> => {
    stage.app.close()
    stage.contacts?.close()
    await Promise.all([api.close(), page.close()])
  }
  return Object.assign(emulator, { url: api.url, pageUrl: page.url, close })
}

function appSender(world: World, options: EmulatorOptions): CallbackSender {
  const { corpId, agentId, token, encodingAesKey } = options
  return senderFor(world, options, { corpId, agentId, token, encodingAesKey, url: () => world.callbackUrl })
}

/** The contact-sync assistant's own address, token and key; its envelopes name no app (wecom.md §1.3). */
function contactsSender(world: World, options: EmulatorOptions): CallbackSender | null {
  const { corpId, contacts } = options
  if (!contacts) return null
  const { token, encodingAesKey } = contacts
  return senderFor(world, options, {
    corpId,
    agentId: null,
    token,
    encodingAesKey,
    url: () => world.contactsCallbackUrl,
  })
}

function senderFor(world: World, options: EmulatorOptions, door: CallbackDoor): CallbackSender {
  const { now, logger, retryOn, callbackTimeoutMs } = options
  const faults = (): World['faults'] => world.faults
  return new CallbackSender(door, { now, logger, dice: world.dice, faults, retryOn, timeoutMs: callbackTimeoutMs })
}

const unverified: Verification = { status: null, body: '', error: unheard.error, ok: false, expected: '' }

function emulatorOf(stage: ActStage, faults: FaultSwitch): Emulator {
  const { world, app, contacts } = stage
  return {
    url: '',
    pageUrl: '',
    ...settingsOf(world),
    ...actsOf(stage),
    verifyCallback: () => app.verify(),
    verifyContactsCallback: async () => contacts?.verify() ?? unverified,
    deliver: (plainXml, options) => app.send(options?.from ?? '', plainXml, options),
    deliverToContacts: async (plainXml, options) => contacts?.send('', plainXml, options) ?? unheard,
    faults: () => structuredClone(world.faults),
    setFaults: (patch) => faults.set(patch),
    chatOf: (userid) => world.chats.of(userid),
    sent: () => [...world.log.items],
    schedules: () => world.schedules.all(),
    menu: () => structuredClone(world.menus.get(world.agentId) ?? null),
    webhookUrl: () => `${world.url}/cgi-bin/webhook/send?key=${encodeURIComponent(world.webhookKey)}`,
    groupPosts: () => [...world.posts],
    onDelivered: (listener) => world.chats.listen(listener),
    calls: () => structuredClone(world.calls),
    close: async () => {},
  }
}

type Settings =
  | 'setCallbackUrl'
  | 'setContactsCallbackUrl'
  | 'setServiceUrl'
  | 'setPeople'
  | 'people'
  | 'setDepartments'
  | 'departments'
  | 'setTags'
  | 'setVisibleRange'
  | 'setTrustedDomain'
  | 'setLogin'

/** What stands in the console: addresses, people, ranges. */
const settingsOf = (world: World): Pick<Emulator, Settings> => ({
  setCallbackUrl: (url) => void (world.callbackUrl = url),
  setContactsCallbackUrl: (url) => void (world.contactsCallbackUrl = url),
  setServiceUrl: (url) => void (world.serviceUrl = url),
  setPeople: (people) => world.directory.set(people),
  people: () => world.directory.all(),
  setDepartments: (departments) => world.directory.setDepartments(departments),
  departments: () => world.directory.departments(),
  setTags: (tags) => world.directory.setTags(tags),
  setVisibleRange: (range) => world.directory.setRange(range),
  setTrustedDomain: (domain) => void (world.trustedDomain = domain),
  setLogin: (userid) => void (world.loginAs = userid),
})

type Acts =
  | 'say'
  | 'click'
  | 'sendPicture'
  | 'sendFromPhone'
  | 'enterApp'
  | 'pressMenu'
  | 'reportLocation'
  | 'respondSchedule'
  | 'approvalChanged'
  | 'warnInactive'
  | 'rename'
  | 'removeFromDirectory'
  | 'createInDirectory'
  | 'arrive'
  | 'leave'
  | 'gone'

/** `async` throughout, so that an impossible act is a rejection and never thrown at whoever forgot to expect it. */
function actsOf(stage: ActStage): Pick<Emulator, Acts> {
  const people = new PersonActs(stage)
  const phone = new PhoneActs(stage)
  const app = new AppActs(stage)
  const contacts = new ContactsActs(stage, people)
  return {
    say: async (...args) => people.say(...args),
    click: async (...args) => people.click(...args),
    sendPicture: async (...args) => people.sendPicture(...args),
    sendFromPhone: async (...args) => phone.send(...args),
    enterApp: async (...args) => app.enter(...args),
    pressMenu: async (...args) => app.pressMenu(...args),
    reportLocation: async (...args) => app.reportLocation(...args),
    respondSchedule: async (...args) => app.respondSchedule(...args),
    approvalChanged: async (...args) => app.approvalChanged(...args),
    warnInactive: async (...args) => app.warnInactive(...args),
    rename: async (...args) => contacts.rename(...args),
    removeFromDirectory: async (...args) => contacts.remove(...args),
    createInDirectory: async (...args) => contacts.create(...args),
    arrive: async (...args) => people.arrive(...args),
    leave: async (...args) => people.leave(...args),
    gone: (userid) => stage.world.directory.remove(userid),
  }
}
