// What happens in the directory (wecom.md §1.9): told to the contact-sync assistant's callback only, by id and department,
// as configurations after 2022-08-15 are; the app itself hears of comings and goings in its range.
import { type ActStage, ImpossibleAct, systemSender } from './act-stage.js'
import { type Element, eventXml } from './callback-xml.js'
import type { PersonActs } from './person-acts.js'
import type { Delivery, DeliveryOptions, Person } from './shapes.js'

/** What comes of a change in the directory where no contact-sync assistant listens. */
export const unheard: Delivery = { status: null, body: '', error: 'no contact-sync callback', attempts: [] }

export class ContactsActs {
  constructor(
    private readonly stage: ActStage,
    private readonly people: PersonActs,
  ) {}

  /** update_user with NewUserID; from now on everything the member does carries the new id. */
  rename(userid: string, newUserid: string, options?: DeliveryOptions): Promise<Delivery> {
    const { person } = this.stage.head(userid)
    const { directory, chats, log } = this.stage.world
    const other = directory.find(newUserid)
    if (other !== null && other !== person) throw new ImpossibleAct(`已有这个成员：${newUserid}`)
    directory.rename(person.userid, newUserid)
    chats.rename(person.userid, newUserid)
    log.rename(person.userid, newUserid)
    const extra: Element[] = [
      ['UserID', person.userid],
      ['NewUserID', newUserid],
    ]
    return this.change('update_user', extra, options)
  }

  async remove(userid: string, options?: DeliveryOptions): Promise<{ contacts: Delivery; app: Delivery }> {
    const { person } = this.stage.head(userid)
    const app = this.people.visibility(person.userid, 'unsubscribe', options)
    this.stage.world.directory.remove(person.userid)
    const contacts = this.change('delete_user', [['UserID', person.userid]], options)
    return { contacts: await contacts, app: await app }
  }

  async create(person: Person, options?: DeliveryOptions): Promise<{ contacts: Delivery; app: Delivery | null }> {
    const { directory } = this.stage.world
    if (directory.present().some(({ userid }) => userid.toLowerCase() === person.userid.toLowerCase()))
      throw new ImpossibleAct(`已有这个成员：${person.userid}`)
    directory.add(person)
    const extra: Element[] = [
      ['UserID', person.userid],
      ['Department', directory.departmentsOf(person).join(',')],
    ]
    const contacts = await this.change('create_user', extra, options)
    const inSight = directory.isVisible(person.userid)
    return { contacts, app: inSight ? await this.people.visibility(person.userid, 'subscribe', options) : null }
  }

  private async change(type: string, extra: Element[], options?: DeliveryOptions): Promise<Delivery> {
    if (this.stage.contacts === null) return unheard
    const xml = eventXml(this.stage.headOf(systemSender, null), 'change_contact', [['ChangeType', type], ...extra])
    return this.stage.contacts.send(systemSender, xml, options)
  }
}
