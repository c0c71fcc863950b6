// The group robot (wecom.md §2.7): no token, twenty a minute kept by us, texts to 2048 bytes and longer ones as markdown to
// 4096; the key, which is as good as a password, in no log.
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { createGroupBoard } from '../../src/wecom/index.js'
import { type Answer, cutLine, handClock, ok, startWecom } from './fake-wecom.js'

async function board(answer: Answer = ok) {
  const wecom = await startWecom()
  wecom.script('webhook/send', answer)
  const [clock, lines] = [handClock(), new Array<string>()]
  const logger = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })
  const group = createGroupBoard({ webhookKey: 'secret-key-1', apiBase: wecom.apiBase, clock, logger })
  const sent = () => wecom.asked.map(({ body }): Record<string, unknown> => JSON.parse(body))
  return { wecom, group, clock, lines, sent, [Symbol.asyncDispose]: () => wecom[Symbol.asyncDispose]() }
}

it('a text with nothing but the key', async () => {
  await using office = await board()
  expect(await office.group.post('今日：3项到期。')).toEqual({ kind: 'ok', value: null })
  expect(office.wecom.asked.map(({ api, query }) => [api, query])).toEqual([['webhook/send', { key: 'secret-key-1' }]])
  expect(office.sent()).toEqual([{ msgtype: 'text', text: { content: '今日：3项到期。' } }])
})

it.each([
  ['a'.repeat(2048), { msgtype: 'text', text: { content: 'a'.repeat(2048) } }],
  ['a'.repeat(2049), { msgtype: 'markdown', markdown: { content: 'a'.repeat(2049) } }],
  ['改'.repeat(1365), { msgtype: 'markdown', markdown: { content: '改'.repeat(1365) } }],
  ['改'.repeat(1366), { msgtype: 'markdown', markdown: { content: `${'改'.repeat(1364)}…` } }],
])('by its bytes (%#)', async (text, expected) => {
  await using office = await board()
  await office.group.post(text)
  expect(office.sent()).toEqual([expected])
})

it('the twenty-first in a minute waits, without a call', async () => {
  await using office = await board()
  for (let n = 0; n < 20; n++) expect(await office.group.post('x')).toMatchObject({ kind: 'ok' })
  office.clock.pass(15_000)
  expect(await office.group.post('x')).toEqual({ kind: 'retry', code: 'budget-api', afterMs: 45_000 })
  expect(office.wecom.asked).toHaveLength(20)
  office.clock.pass(45_000)
  expect(await office.group.post('x')).toMatchObject({ kind: 'ok' })
})

it.each<[Answer, object]>([
  [{ errcode: 93000 }, { kind: 'refused', code: '93000', alarm: true }],
  [{ errcode: 45009 }, { kind: 'blocked', code: '45009', afterMs: 60_000 }],
  [cutLine, { kind: 'uncertain' }],
])('%j', async (answer, expected) => {
  await using office = await board(answer)
  expect(await office.group.post('x')).toMatchObject(expected)
  expect(office.lines.join('')).not.toContain('secret-key-1')
})
