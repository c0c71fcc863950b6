// A path of ours in a card or in a text leaves as an address; addresses of others stay as they are.
import { expect, test } from 'vitest'
import type { Content, Messenger } from '../../src/domain/ports.js'
import { withLinks } from '../../src/wecom/links.js'

/** The content as it reaches the wire. */
async function sent(content: Content): Promise<Content> {
  const all: Content[] = []
  const wire = {
    send: (message: { content: Content }) => {
      all.push(message.content)
      return Promise.resolve({ kind: 'ok', value: { messageId: '', responseCode: null, unreachable: false } })
    },
  } as unknown as Messenger
  const message = { to: 'a', taskId: 't', content, duplicateWindowSeconds: 0 }
  await withLinks(wire, 'https://duban.example.gov.cn').send(message)
  return all[0] ?? content
}

test('paths become addresses, in cards and in texts', async () => {
  const card = { type: 'card', title: '', subtitle: '', quote: null, rows: [], body: '', buttons: [], url: '/m/A-1' }
  expect(await sent(card as Content)).toMatchObject({ url: 'https://duban.example.gov.cn/m/A-1' })
  const text = '1. A-1\n<a href="/m">页面</a> <a href="https://other.example/m">别处</a> /m'
  expect(await sent({ type: 'text', text })).toEqual({
    type: 'text',
    text: '1. A-1\n<a href="https://duban.example.gov.cn/m">页面</a> <a href="https://other.example/m">别处</a> /m',
  })
})
