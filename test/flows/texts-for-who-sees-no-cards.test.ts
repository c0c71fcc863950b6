// wecom.md §5.8: who reads WeCom through WeChat gets the same words as texts. They ask for it themselves, or a clerk for them;
// a message becomes a text before its first try only, so that a resend is the same message byte for byte.
import { expect, test } from 'vitest'
import type { CardContent, Messenger, OutgoingMessage } from '../../src/domain/ports.js'
import { textForm } from '../../src/domain/wording/text-form.js'
import { runCycle } from '../../src/engine/cycle.js'
import { setMessageForm } from '../../src/flows/message-form.js'
import { at, worldOf } from '../engine/small-world.js'
import { says } from './hearing.js'
import { draft, finding, now, openOffice, type SmallOffice } from './office.js'

const card: CardContent = {
  type: 'card',
  title: '整改通知',
  subtitle: '2024年第三季度',
  quote: '于9月10日前',
  rows: [{ label: '期限', value: '9月10日' }],
  body: '1. 望川水务 监测时间点前2周内无更新',
  buttons: [
    { text: '签收', key: 'ack', style: 'primary' },
    { text: '详情', key: 'detail', style: 'plain' },
  ],
  url: null,
}

/** WeCom, with what it says to each try; it keeps what it was sent. */
function wecom(...outcomes: ('ok' | 'uncertain' | 'retry')[]): { messenger: Messenger; sent: OutgoingMessage[] } {
  const sent: OutgoingMessage[] = []
  const { messenger } = worldOf({} as never)
  const send: Messenger['send'] = (message) => {
    sent.push(message)
    const outcome = outcomes.shift() ?? 'ok'
    if (outcome === 'uncertain') return Promise.resolve({ kind: 'uncertain', code: 'timeout' })
    if (outcome === 'retry') return Promise.resolve({ kind: 'retry', code: '-1', afterMs: 60_000 })
    return messenger.send(message)
  }
  return { messenger: { ...messenger, send }, sent }
}

async function noticed(office: SmallOffice): Promise<void> {
  await office.store.write(async (tx) => void (await tx.crawl.deleteMany()))
  await office.publishes(await office.imports(draft([finding()])))
}

const textOnly = (office: SmallOffice, on: boolean) =>
  office.must(setMessageForm(office.context, 'water-1', on, 'water-1', now))

test('the card’s words, whole, and what to reply instead of pressing', () => {
  expect(textForm(card)).toEqual({
    type: 'text',
    text: [
      '【整改通知】',
      '2024年第三季度',
      '“于9月10日前”',
      '期限:9月10日',
      '1. 望川水务 监测时间点前2周内无更新',
      '可回复“签收”、“进度”。',
    ].join('\n'),
  })
})

test('a card too long for one text is cut at a line, never what to reply', () => {
  const body = Array.from({ length: 60 }, (_, n) => `${n + 1}. 望川水务 监测时间点前2周内无更新`).join('\n')
  const { text } = textForm({ ...card, body })
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2048)
  expect(text).toMatch(
    /\n\d+\. 望川水务 监测时间点前2周内无更新\n……内容较长,全部请回复“进度”查看。\n可回复“签收”、“进度”。$/,
  )
})

test('文字版 and 卡片版 in the chat, or by a clerk, hold from the next message on', async () => {
  const office = await openOffice()
  await noticed(office)
  const form = async () => (await office.store.read.person.findUniqueOrThrow({ where: { userid: 'water-1' } })).textOnly
  expect((await says(office, 'water-1', '文字版', now)).join()).toMatch(/文字/)
  expect(await form()).toBe(true)
  const { messenger, sent } = wecom()
  const world = worldOf(office.store, { messenger })
  await runCycle(world, now)
  await runCycle(world, at('2024-08-21 10:40'))
  const notice = sent.find((one) => one.to === 'water-1' && JSON.stringify(one.content).includes('整改通知'))
  expect(notice?.content.type).toBe('text')
  expect((await says(office, 'water-1', '卡片版', now)).join()).toMatch(/卡片/)
  expect(await form()).toBe(false)
  const { context } = office
  await office.must(setMessageForm(context, '望川市水务局联络员', true, 'office-1', now))
  expect(await form()).toBe(true)
  expect(await office.refusal(setMessageForm(context, 'water-1', false, 'culture-1', now))).toBe('role-missing')
  expect(await office.refusal(setMessageForm(context, '没有的人', true, 'office-1', now))).toBe('unknown-person')
})

test.each([
  [true, 'text'],
  [false, 'card'],
])('a resend is what was sent first, whatever was asked for since (text first: %s)', async (first, type) => {
  const office = await openOffice()
  await noticed(office)
  await textOnly(office, first)
  const { messenger, sent } = wecom('uncertain', 'ok')
  const world = worldOf(office.store, { messenger })
  let tried = at('2024-08-21 09:25')
  for (; sent.length === 0 && tried < at('2024-08-21 17:00'); tried = new Date(tried.getTime() + 60_000))
    await runCycle(world, tried)
  await textOnly(office, !first)
  for (let minute = 0; sent.length < 2 && minute < 60; minute++)
    await runCycle(world, new Date(tried.getTime() + minute * 60_000))
  expect(sent[0]?.content.type).toBe(type)
  expect(sent[1]).toEqual(sent[0])
})
