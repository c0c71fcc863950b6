// One person with a phone: what they do in WeCom, and what a story expects to land there.
import { expect } from 'vitest'
import type { ChatItem, ClickTarget, DeliveryOptions, Emulator } from '../../src/sandbox/index.js'
import type { Ear } from './ear.js'

export interface Person {
  userid: string
  says(text: string, options?: DeliveryOptions): Promise<void>
  /** Presses a button of the newest card that has it (or of the card named). */
  clicks(button: string, target?: Omit<ClickTarget, 'button'>, options?: DeliveryOptions): Promise<void>
  sendsPicture(bytes?: Uint8Array): Promise<void>
  /** The oldest unaccounted message matching the pattern; fails the story if there is none. */
  expects(pattern: string | RegExp): ChatItem
  expectsNotice(): ChatItem
  /** Nothing unaccounted lies on the phone. */
  expectsNothing(): void
  /** Whatever lies on the phone is accounted for; returns it. */
  readsAll(): ChatItem[]
}

/** A picture of one grey pixel, PNG. */
export const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
)

export function personOf(userid: string, emulator: Emulator, ear: Ear, settle: () => Promise<void>): Person {
  const delivered = async (act: Promise<{ status: number | null }>): Promise<void> => {
    expect((await act).status, `callback of ${userid}`).toBe(200)
    await settle()
  }
  const expects = (pattern: string | RegExp): ChatItem => {
    const open = ear.open(userid)
    const found = open.find(({ item }) =>
      typeof pattern === 'string' ? item.text.includes(pattern) : pattern.test(item.text),
    )
    if (found === undefined)
      expect.fail(
        `${userid} expected ${String(pattern)}, has:\n${open.map(({ item }) => item.text).join('\n---\n') || '(nothing)'}`,
      )
    found.expected = true
    return found.item
  }
  return {
    userid,
    says: (text, options) => delivered(emulator.say(userid, text, options)),
    clicks: (button, target, options) =>
      delivered(emulator.click(userid, { ...(target ?? { latest: true }), button }, options)),
    sendsPicture: (bytes = pixel) => delivered(emulator.sendPicture(userid, bytes, 'jietu.png')),
    expects,
    expectsNotice: () => expects(/整改通知[\s\S]*\[签收\]/),
    expectsNothing: () => expect(ear.open(userid).map(({ item }) => item.text)).toEqual([]),
    readsAll() {
      const open = ear.open(userid)
      for (const one of open) one.expected = true
      return open.map(({ item }) => item)
    },
  }
}
