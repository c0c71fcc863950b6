// Pictures are evidence: fetched at receipt, kept on disk under their digest, and joined to the reply before or after them.
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Office, openOffice, pixel } from '../harness.js'

async function kept(office: Office) {
  const { store } = office.sandbox.service
  const [evidence] = await store.read.evidence.findMany()
  const submission = await store.read.submission.findFirst({ where: { by: office.culture.liaison.userid } })
  const digest = createHash('sha256').update(pixel).digest('hex')
  expect(evidence).toMatchObject({ state: 'kept', digest, contentType: 'image/png', submissionId: submission?.id })
  expect(JSON.parse(evidence?.caseNos ?? '[]')).toEqual(['W24Q3-003'])
  expect(await readFile(join(office.sandbox.settings.dataDir, 'evidence', digest))).toEqual(pixel)
}

test('a picture before the text waits for it', async () => {
  const office = await openOffice()
  const { culture, reviewer } = office
  await office.publishesFor(['culture'])
  await culture.liaison.sendsPicture()
  culture.liaison.expects('请接着用文字说明')
  await office.minutesPass(2)
  await culture.liaison.says('已整改 互动功能已开通')
  culture.liaison.expects('等待复核')
  expect(reviewer.expects('整改反馈待复核').text).toContain('1份')
  await kept(office)
})

test('a picture after the text belongs to it', async () => {
  const office = await openOffice()
  const { culture, reviewer } = office
  await office.publishesFor(['culture'])
  await culture.liaison.says('已整改 互动功能已开通')
  culture.liaison.expects('等待复核')
  reviewer.expects('整改反馈待复核')
  await culture.liaison.sendsPicture()
  culture.liaison.expects('作为W24Q3-003的佐证')
  await kept(office)
})

test('a picture sent with a reply that was taken back belongs to the reply that follows', async () => {
  const office = await openOffice()
  const { culture, reviewer } = office
  await office.publishesFor(['culture'])
  await culture.liaison.sendsPicture()
  await culture.liaison.says('已整改 互动功能已开通')
  await culture.liaison.says('撤回')
  reviewer.readsAll()
  await culture.liaison.says('已整改 留言互动功能已开通')
  expect(reviewer.expects('整改反馈待复核').text).toContain('1份')
  culture.liaison.readsAll()
})
