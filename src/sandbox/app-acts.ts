// Events around the app (wecom.md §1.7, §1.10): it is opened, its menu pressed, an invitation answered, another app of
// the corp reports, the platform warns that it will stop it.
import { type ActStage, ImpossibleAct, systemSender } from './act-stage.js'
import { type Element, eventXml } from './callback-xml.js'
import type { ScheduleAnswer } from './corp-shapes.js'
import { type Json, recordsOf, textOf } from './json.js'
import type { Delivery, DeliveryOptions } from './shapes.js'

/** The approval app's own number: not the receiving app's (wecom.md §1.10). */
const approvalAgent = 3_010_040

const warningDays = 7

export const appWarnings = [
  'inactive_alert',
  'close_inactive_agent',
  'reopen_inactive_agent',
  'low_active_alert',
  'low_active',
  'active_restored',
] as const
export type AppWarning = (typeof appWarnings)[number]

export interface ApprovalChange {
  spNo: string
  name: string
  /** 1 under approval, 2 passed, 3 refused, 4 withdrawn … (wecom.md §1.10). */
  status: number
  /** 1 handed in, 2 agreed, 3 refused … */
  change: number
  applicant: string
}

export class AppActs {
  constructor(private readonly stage: ActStage) {}

  enter(userid: string, options?: DeliveryOptions): Promise<Delivery> {
    return this.event(userid, 'enter_agent', [['EventKey', '']], options)
  }

  /** `click` with the key, or `view` with the url; throws ImpossibleAct if the menu has no such entry. */
  pressMenu(userid: string, named: string, options?: DeliveryOptions): Promise<Delivery> {
    const menu = recordsOf(this.stage.world.menus.get(this.stage.world.agentId)?.button)
    const entries = menu.flatMap((entry): Json[] => [entry, ...recordsOf(entry.sub_button)])
    const found = entries.find(({ name, key, url }) => [name, key, url].includes(named))
    const type = textOf(found?.type)
    if (found === undefined || (type !== 'click' && type !== 'view')) throw new ImpossibleAct(`菜单里没有：${named}`)
    const target = textOf(type === 'view' ? found.url : found.key)
    return this.event(userid, type, [['EventKey', target]], options)
  }

  reportLocation(
    userid: string,
    place: { latitude: number; longitude: number },
    options?: DeliveryOptions,
  ): Promise<Delivery> {
    const extra: Element[] = [
      ['Latitude', { number: String(place.latitude) }],
      ['Longitude', { number: String(place.longitude) }],
      ['Precision', { number: '30' }],
      ['AppType', 'wxwork'],
    ]
    return this.event(userid, 'LOCATION', extra, options)
  }

  /** The event names the entry and not the answer: the app has to read it (wecom.md §1.7). */
  respondSchedule(userid: string, id: string, answer: ScheduleAnswer, options?: DeliveryOptions): Promise<Delivery> {
    const { person } = this.stage.head(userid)
    if (!this.stage.world.schedules.answer(id, person.userid, answer))
      throw new ImpossibleAct(`${userid} 没有收到这个日程的邀请`)
    const extra: Element[] = [
      ['CalId', ''],
      ['ScheduleId', id],
    ]
    return this.event(userid, 'respond_schedule', extra, options)
  }

  approvalChanged(change: ApprovalChange, options?: DeliveryOptions): Promise<Delivery> {
    const party = this.stage.world.directory.find(change.applicant)
    const applicant: Element[] = [
      ['UserId', change.applicant],
      ['Party', { number: String(party === null ? 1 : (this.stage.world.directory.departmentsOf(party)[0] ?? 1)) }],
    ]
    const approval: Element[] = [
      ['SpNoStr', change.spNo],
      ['SpNo', { number: change.spNo }],
      ['SpName', change.name],
      ['SpStatus', { number: String(change.status) }],
      ['ApplyTime', { number: String(Math.floor(this.stage.world.now().getTime() / 1000)) }],
      ['Applyer', applicant],
      ['StatuChangeEvent', { number: String(change.change) }],
    ]
    return this.systemEvent('sys_approval_change', approvalAgent, [['ApprovalInfo', approval]], options)
  }

  /** The two alerts say when they take effect; by default in seven days. */
  warnInactive(event: AppWarning = 'inactive_alert', effectAt?: Date, options?: DeliveryOptions): Promise<Delivery> {
    const { world } = this.stage
    const at = effectAt ?? new Date(world.now().getTime() + warningDays * 86_400_000)
    const effect: Element[] = [['EffectTime', { number: String(Math.floor(at.getTime() / 1000)) }]]
    return this.systemEvent(event, world.agentId, event.endsWith('_alert') ? effect : [], options)
  }

  private systemEvent(event: string, agentId: number, extra: Element[], options?: DeliveryOptions): Promise<Delivery> {
    const xml = eventXml(this.stage.headOf(systemSender, agentId), event, extra)
    return this.stage.tell({ userid: systemSender, event }, xml, options)
  }

  private event(userid: string, event: string, extra: Element[], options?: DeliveryOptions): Promise<Delivery> {
    const { person, head } = this.stage.head(userid)
    return this.stage.tell({ userid: person.userid, event }, eventXml(head, event, extra), options)
  }
}
