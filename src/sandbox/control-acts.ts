// The control API's verbs: everything people, the directory and the platform can do, from checked input to the
// emulator's method of the same name. An act answers with what became of its callback.
import type { z } from 'zod'
import type { ControlRequest } from './control.js'
import {
  clickInput,
  everybodyInput,
  jsonOf,
  menuInput,
  messageInput,
  personInput,
  phoneMessageOf,
  pictureOf,
  renameInput,
  sayInput,
  scheduleInput,
  warningInput,
} from './control-input.js'
import { failure, json, type Reply } from './reply.js'
import type { DeliveryOptions, Emulator } from './shapes.js'

export type Route = (request: ControlRequest) => Reply | Promise<Reply>

/** The answer to input that names nothing one could do. */
export const wrongInput = (message: string): Reply => failure(400, 'wrong-input', message)

/** One route for every act, by `METHOD noun`. */
export function actingRoutes(emulator: Emulator): Record<string, Route> {
  return {
    ...chatting(emulator),
    ...comingAndGoing(emulator),
    'POST verify': async () => json(await emulator.verifyCallback()),
    'POST warning': acting(warningInput, ({ event }) => emulator.warnInactive(event)),
  }
}

const chatting = (emulator: Emulator): Record<string, Route> => ({
  'POST say': acting(sayInput, ({ userid, text, ...how }) => emulator.say(userid, text, how)),
  'POST click': acting(clickInput, ({ userid, ...input }) => emulator.click(userid, input, deliveryOf(input))),
  'POST message': acting(messageInput, (input) => emulator.sendFromPhone(input.userid, phoneMessageOf(input))),
  'POST enter': acting(personInput, ({ userid, ...how }) => emulator.enterApp(userid, how)),
  'POST menu': acting(menuInput, ({ userid, entry, ...how }) => emulator.pressMenu(userid, entry, how)),
  'POST schedule': acting(scheduleInput, ({ userid, scheduleId, answer }) =>
    emulator.respondSchedule(userid, scheduleId, answer),
  ),
  'POST picture': async ({ raw, contentType }) => {
    const picture = await pictureOf(raw, contentType)
    if (picture === null) return wrongInput('需要 userid 和图片')
    return json(await emulator.sendPicture(picture.userid, picture.bytes, picture.fileName))
  },
})

const comingAndGoing = (emulator: Emulator): Record<string, Route> => ({
  'POST arrive': acting(personInput, ({ userid, ...how }) => emulator.arrive(userid, how)),
  'POST leave': acting(personInput, ({ userid, ...how }) => emulator.leave(userid, how)),
  'POST rename': acting(renameInput, ({ userid, newUserid, ...how }) => emulator.rename(userid, newUserid, how)),
  'POST remove': acting(personInput, ({ userid, ...how }) => emulator.removeFromDirectory(userid, how)),
  'POST gone': acting(personInput, async ({ userid }) => {
    emulator.gone(userid)
    return { userid, gone: true }
  }),
  'POST everybody': acting(everybodyInput, async ({ visible }) => {
    const people = emulator.people()
    for (const { userid } of people) await (visible ? emulator.arrive(userid) : emulator.leave(userid))
    return { people: people.length }
  }),
})

function acting<T>(schema: z.ZodType<T>, act: (input: T) => Promise<unknown>): Route {
  return async (request) => {
    const read = schema.safeParse(jsonOf(request.raw))
    if (read.success) return json(await act(read.data))
    return wrongInput(read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '))
  }
}

function deliveryOf(input: DeliveryOptions): DeliveryOptions {
  const { repeat, concurrent, badSignature, timestampOffset } = input
  return { repeat, concurrent, badSignature, timestampOffset }
}
