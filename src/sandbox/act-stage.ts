// What every act on a phone stands on: who acts, the head of the XML that goes out, the line it leaves in the chat, and
// what the service answered.
import type { CallbackSender } from './callback-sender.js'
import type { Sender } from './callback-xml.js'
import type { NewItem } from './chats.js'
import { type Occasion, takeReply } from './passive-reply.js'
import type { Delivery, DeliveryOptions, Person } from './shapes.js'
import type { World } from './world.js'

/** An act that cannot be done (no such person, no such button); the message is for whoever plays. */
export class ImpossibleAct extends Error {}

/** Whose name stands on callbacks that no member caused. */
export const systemSender = 'sys'

export class ActStage {
  constructor(
    readonly world: World,
    readonly app: CallbackSender,
    readonly contacts: CallbackSender | null,
  ) {}

  /** The member and the head of what they send; throws ImpossibleAct for a stranger. */
  head(userid: string): { person: Person; head: Sender } {
    const person = this.world.directory.find(userid)
    if (person === null) throw new ImpossibleAct(`没有这个成员：${userid}`)
    return { person, head: this.headOf(person.userid, this.world.agentId) }
  }

  /** A head with any sender; `agentId` null for the contact-sync assistant. */
  headOf(from: string, agentId: number | null): Sender {
    const { corpId, dice } = this.world
    return { corpId, agentId, from, at: this.world.now(), dice }
  }

  /** Puts what a person sent into their chat. */
  write(userid: string, item: Omit<NewItem, 'at' | 'direction'>): void {
    this.world.chats.add(userid, { ...item, at: this.world.now(), direction: 'out' })
  }

  /** Sends a callback of the app and takes the passive reply, if there is one. */
  async tell(occasion: Occasion, xml: string, options?: DeliveryOptions): Promise<Delivery> {
    const delivery = await this.app.send(occasion.userid, xml, options)
    return takeReply(this.world, this.app.door, occasion, delivery)
  }
}
