// The dedupe key of wecom.md §1.5: a repeat has the key of its original, and two acts in the same second have two. Coarse
// keys lose messages.
import { expect, it } from 'vitest'
import { dedupeKeyOf } from '../../src/wecom/callback.js'

const xml = (fields: Record<string, string>) =>
  `<xml>${Object.entries(fields)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('')}</xml>`
const click = {
  FromUserName: 'a',
  CreateTime: '1',
  MsgType: 'event',
  Event: 'template_card_event',
  EventKey: 'k',
  TaskId: 't',
  ResponseCode: 'r1',
}

const keyOfMessage = (id: string) =>
  dedupeKeyOf(xml({ FromUserName: 'a', CreateTime: '1', MsgType: 'text', MsgId: id }))
const keyOfLongClick = (end: string) => dedupeKeyOf(xml({ ...click, EventKey: 'k'.repeat(1024) + end }))

it('a message is known by its id, digit for digit beyond 2^53', () => {
  expect(keyOfMessage('7300000000000000001')).toBe('msg:7300000000000000001')
  expect(keyOfMessage('7300000000000000001')).not.toBe(keyOfMessage('7300000000000000002'))
})

it('an event is known by its fields, in whatever order they stand', () => {
  const turned = Object.fromEntries(Object.entries(click).reverse())
  expect(dedupeKeyOf(xml(turned))).toBe(dedupeKeyOf(xml(click)))
})

it.each([
  ['second click in the same second', { ResponseCode: 'r2' }],
  ['another person', { FromUserName: 'b' }],
  ['another second', { CreateTime: '2' }],
  ['another button', { EventKey: 'k2' }],
  ['another card', { TaskId: 't2' }],
  ['another member of a contact burst', { UserID: 'u' }],
  ['another approval', { ApprovalInfo: '<SpNo>9</SpNo>' }],
])('%s is another key', (_name, change) => {
  expect(dedupeKeyOf(xml({ ...click, ...change }))).not.toBe(dedupeKeyOf(xml(click)))
})

it('a separator inside a value cannot imitate two fields', () => {
  expect(dedupeKeyOf(xml({ ...click, EventKey: 'a|b', TaskId: 'c' }))).not.toBe(
    dedupeKeyOf(xml({ ...click, EventKey: 'a', TaskId: 'b|c' })),
  )
})

it('a key stays short enough for an index', () => {
  expect(keyOfLongClick('1').length).toBeLessThan(100)
  expect(keyOfLongClick('1')).not.toBe(keyOfLongClick('2'))
})

it('an event without person or time is known by its digest', () => {
  expect(dedupeKeyOf(xml({ ...click, FromUserName: '' }))).toMatch(/^digest:/)
})
