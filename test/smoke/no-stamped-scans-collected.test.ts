// An office that takes no stamped scans in the chat: a file is not kept and the way by the OA is named; pictures still are
// evidence, and a reply stands without any paper (domain.md §9).
import { expect, test } from 'vitest'
import { hear } from '../../src/flows/hear.js'
import { setPolicy } from '../../src/flows/set-policy.js'
import { type Office, openOffice, staff } from '../harness.js'

const sendsFile = async (office: Office): Promise<void> => {
  const file = { kind: 'other', from: 'culture-1', what: 'file', mediaId: 'media-of-a-scan' } as const
  await hear(office.context, file, office.now())
}

test('files go by the OA, pictures are kept', async () => {
  const office = await openOffice()
  const { culture } = office
  await office.does((context, now) => setPolicy(context, '{"collectScans":false}', staff.leader, now))
  await office.publishesFor(['culture'])
  await sendsFile(office)
  await office.settles()
  culture.liaison.expects('不在企业微信收盖章件')
  expect(await office.context.store.read.evidence.count()).toBe(0)
  await culture.liaison.sendsPicture()
  culture.liaison.expects('图片已收到')
  expect(await office.context.store.read.evidence.count()).toBe(1)
})
