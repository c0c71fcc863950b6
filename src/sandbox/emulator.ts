// Builds the emulator: one world, two listeners (API with page, and page alone), people's acts and the faults. This is
// the only file that knows how the parts hang together.
import { CallbackSender } from './callback-sender.js'
import { Control } from './control.js'
import { FaultSwitch } from './fault-switch.js'
import { handlerOf } from './http.js'
import { Listener } from './listener.js'
import { PersonActs } from './person-acts.js'
import type { Emulator, EmulatorOptions } from './shapes.js'
import { createWorld, type World } from './world.js'

/** Starts the emulator on 127.0.0.1; rejects if a port is taken or the page's files are missing. */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const world = createWorld(options)
  const sender = new CallbackSender(options, () => world.callbackUrl)
  // The listeners' handlers need the control API, and that needs the emulator: the API listener is made first, and its
  // handler looks the control API up when a request comes.
  const api: Listener = new Listener((request, response) => handlerOf(world, control, 'api')(request, response))
  const emulator = emulatorOf(world, sender, new FaultSwitch(world, api))
  const control = new Control(world, emulator)
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
    sender.close()
    await Promise.all([api.close(), page.close()])
  }
  return Object.assign(emulator, { url: api.url, pageUrl: page.url, close })
}

function emulatorOf(world: World, sender: CallbackSender, faults: FaultSwitch): Emulator {
  const acts = new PersonActs(world, sender)
  return {
    url: '',
    pageUrl: '',
    setCallbackUrl: (url) => {
      world.callbackUrl = url
    },
    setServiceUrl: (url) => {
      world.serviceUrl = url
    },
    setPeople: (people) => world.directory.set(people),
    people: () => world.directory.all(),
    // `async`, so that an impossible act is a rejection and never thrown at whoever forgot to expect it.
    say: async (userid, text, options) => acts.say(userid, text, options),
    click: async (userid, target, options) => acts.click(userid, target, options),
    sendPicture: async (userid, bytes, fileName, options) => acts.sendPicture(userid, bytes, fileName, options),
    arrive: async (userid, options) => acts.arrive(userid, options),
    leave: async (userid, options) => acts.leave(userid, options),
    gone: (userid) => world.directory.remove(userid),
    verifyCallback: () => sender.verify(),
    deliver: (plainXml, options) => sender.send(options?.from ?? '', plainXml, options),
    faults: () => structuredClone(world.faults),
    setFaults: (patch) => faults.set(patch),
    chatOf: (userid) => world.chats.of(userid),
    sent: () => [...world.log.items],
    onDelivered: (listener) => world.chats.listen(listener),
    calls: () => structuredClone(world.calls),
    close: async () => {},
  }
}
