// A picture goes with the words before or after it; voice, place, link and video get one polite hint and do nothing.
import { expect, test } from 'vitest'
import { type Bureau, townOf } from './chat.js'

const town = townOf(8)
const picture = (bureau: Bureau, minutes: number): Promise<string> =>
  bureau.sends({ kind: 'picture', from: bureau.userid, mediaId: `m-${bureau.userid}-${minutes}` }, minutes)

async function evidenceOf(bureau: Bureau): Promise<string[]> {
  const rows = await town.store().read.evidence.findMany({ where: { by: bureau.userid } })
  return rows.map((row) => `${row.submissionId === null ? 'waits' : 'joined'} ${row.caseNos}`)
}

test('first the picture, then the words', async () => {
  const bureau = await town.bureau()
  expect(await picture(bureau, 0)).toContain('请接着用文字说明')
  await bureau.says('2已整改', 3)
  expect(await bureau.changed()).toBe('2 replied')
  expect(await evidenceOf(bureau)).toEqual([`joined ["${bureau.nos[1]}"]`])
})

test('first the words, then the picture', async () => {
  const bureau = await town.bureau()
  await bureau.says('2已整改')
  expect(await picture(bureau, 3)).toContain(`作为${bureau.nos[1]}的佐证`)
  expect(await evidenceOf(bureau)).toEqual([`joined ["${bureau.nos[1]}"]`])
})

test('with several things said, the picture goes with what was put right', async () => {
  const bureau = await town.bureau()
  await bureau.says('1已整改,2申请延期到9月20日 平台升级')
  expect(await picture(bureau, 1)).toContain(`作为${bureau.nos[0]}的佐证`)
})

test('words of doubt leave the picture waiting', async () => {
  const bureau = await town.bureau()
  await picture(bureau, 0)
  await bureau.says('还没弄好', 1)
  expect(await bureau.changed()).toBe('')
  expect((await evidenceOf(bureau))[0]).toMatch(/^waits/)
})

test.each(['voice', 'location', 'link', 'video'])('%s', async (what) => {
  const bureau = await town.bureau()
  const answer = await bureau.sends({ kind: 'other', from: bureau.userid, what, mediaId: null })
  expect(answer.split('\n')).toHaveLength(1)
  expect(answer).toContain('请用文字回复')
  expect(await bureau.changed()).toBe('')
})
