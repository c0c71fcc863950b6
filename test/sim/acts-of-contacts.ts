// What people do in the chat: contacts of units and staff alike, the right ones and the wrong ones, in their own words, on
// cards of today and of last month.
import { addDays, chineseDay, dayOf } from '../../src/domain/day.js'
import type { Act } from './acts.js'
import type { Life } from './life.js'
import { contactOf, somebody, someCase } from './people.js'

const day = (life: Life): string => chineseDay(addDays(dayOf(life.now), life.chance.between(-2, 25)), dayOf(life.now))

type Words = (life: Life) => string | Promise<string>

const ofContacts: [Words, ...Words[]] = [
  () => '全部已整改 栏目已更新',
  (life) => `${life.chance.between(1, 4)} 已整改 栏目已更新`,
  () => '已整改 已恢复更新',
  async (life) => `${await someCase(life)} 已整改 已更新`,
  () => '收到',
  () => '进度',
  () => '为什么',
  () => '撤回',
  () => '撤回',
  () => '全部已整改 已恢复更新',
  () => '1 已整改 已恢复更新',
  () => '撤回',
  (life) => `申请延期 ${day(life)} 原因:改版`,
  (life) => `${life.chance.between(1, 3)} 申请延期 ${day(life)} 原因:等待审核`,
  () => '申请延期',
  (life) => day(life),
  (life) => `有异议 ${life.chance.between(1, 3)} 该账号已移交`,
  () => '有异议',
  () => '不是我们的账号',
  () => '取消',
  () => '还没有整改',
  () => '@#¥%……',
  () => '全部',
  () => '1',
  () => '平台注销办理中',
  () => '还在办理',
  () => '已转达',
  () => '我已调离',
  () => '是',
  () => '帮助',
]

const ofStaff: [Words, ...Words[]] = [
  async (life) => `通过 ${await someCase(life, { waitingFor: 'reply' })}`,
  async (life) => `退回 ${await someCase(life, { waitingFor: 'reply' })} 栏目仍是空白`,
  async (life) => `退回 ${await someCase(life, { waitingFor: 'reply' })} 栏目仍是空白 ${day(life)}`,
  (life) => `催办 ${life.chance.pick(life.registry.units)?.name ?? ''}`,
  async (life) => `催办 ${await someCase(life)}`,
  () => '台账',
  () => '待复核',
  () => '逾期',
  () => '待办',
  () => '栏目没有恢复',
  (life) => `时间 ${day(life)} 15:00,地点 市政府大院`,
  () => '下午三点',
]

async function says(life: Life, words: Words, from: string): Promise<void> {
  const text = await words(life)
  life.says({ kind: 'text', from, text })
  life.tell(`${from} says ${text}`)
}

/** A card on somebody's phone, mostly a recent one, with a button of it. */
function clicks(life: Life): void {
  const cards = life.wire.landed.filter((one) => one.content.type === 'card')
  const recent = life.chance.happens(0.8) ? cards.slice(-8) : cards
  const card = life.chance.pick(recent)
  if (card?.content.type !== 'card') return
  const { buttons } = card.content
  const acting = buttons.filter((button) => button.key !== 'detail')
  const key = life.chance.pick(life.chance.happens(0.8) && acting.length > 0 ? acting : buttons)?.key
  if (key === undefined) return
  const from = life.chance.happens(0.1) ? somebody(life) : card.to
  for (let times = life.chance.happens(0.1) ? 2 : 1; times > 0; times--)
    life.says({ kind: 'click', from, key, taskId: card.taskId, responseCode: life.wire.freshCode(card.to) })
  life.tell(`${from} clicks ${key} on ${card.content.title} of ${card.to}`)
}

export const contactActs: [Act, ...Act[]] = [
  {
    name: 'a contact writes',
    weight: 30,
    does: (life) => {
      const words = life.chance.pick(ofContacts)
      return says(life, words, contactOf(life))
    },
  },
  {
    name: 'staff write',
    weight: 18,
    does: (life) => says(life, life.chance.pick(ofStaff), life.chance.pick(life.registry.staff)?.userid ?? 'office-1'),
  },
  {
    name: 'anybody writes anything',
    weight: 8,
    does: (life) => says(life, life.chance.pick([...ofContacts, ...ofStaff] as typeof ofContacts), somebody(life)),
  },
  { name: 'somebody presses a button', weight: 40, does: async (life) => await Promise.resolve(clicks(life)) },
  {
    name: 'somebody sends a picture or something else',
    weight: 8,
    does: async (life) => {
      const from = somebody(life)
      const mediaId = `media-${life.steps}`
      life.says(
        life.chance.happens(0.7) ? { kind: 'picture', from, mediaId } : { kind: 'other', from, what: 'voice', mediaId },
      )
      life.tell(`${from} sends a picture`)
      return await Promise.resolve()
    },
  },
]
