// Promise 9: every finding, deadline sentence and clause that a message prints stands in the circular's bytes; every
// reason and reply it quotes was said by a named person.
import { expect, test } from 'vitest'
import type { Content } from '../../src/domain/ports.js'
import { plainText } from '../../src/domain/wording/push.js'
import { circulatedTwice, openOffice } from '../harness.js'
import { paperOf } from '../harness/papers.js'

const letters = (text: string): string => text.normalize('NFKC').replace(/\s/g, '')

/** `1. W24Q3-001 unit? subject:problem,deadline[marks]` as messages print a case. */
const caseLine = /^(?:\d+\.|·) (W24Q3B?-\d{3}) (.*)$/gm

interface Source {
  papers: string
  said: Set<string>
}

function unsourced(content: Content, source: Source): string[] {
  const known = (text: string): boolean =>
    source.papers.includes(letters(text)) ||
    [...source.said].some((said) => said.includes(letters(text.replace(/…$/, ''))))
  const printed: string[] = []
  for (const match of plainText(content).matchAll(caseLine)) {
    const body = (match[2] ?? '').replace(/【.*】$/, '').replace(/\[[^\]]*\]$/, '')
    const [subject = '', ...rest] = body.split(':')
    const account = /“(.+?)”/.exec(subject)?.[1]
    if (account !== undefined) printed.push(account)
    // The deadline in words is arithmetic over the printed day; it is compared as a day elsewhere.
    printed.push(rest.join(':').replace(/,(?:\d{4}年)?\d+月\d+日(?:\d\d:\d\d)?前$|,收到后.*内$|,未设期限$/, ''))
  }
  if (content.type === 'card' && content.quote !== null) printed.push(content.quote)
  for (const match of plainText(content).matchAll(/(?:通报要求|要求|原因):(.+?)。(?:$|请|期限|无需)/gm))
    printed.push(match[1] ?? '')
  return printed.filter((text) => text !== '' && !known(text))
}

test('what messages print was printed by the circular or said by a person', async () => {
  const office = await openOffice({ history: circulatedTwice })
  office.mindsNothingElse()
  const said = new Set<string>()
  const says = async (person: { says(text: string): Promise<void> }, text: string): Promise<void> => {
    said.add(letters(text))
    await person.says(text)
  }
  await office.publishes()
  await office.clockTo('2024-08-22 08:50')
  await office.publishes('sites')
  await office.clockTo('2024-08-22 10:10')
  await office.water.liaison.clicks('查看明细')
  await says(office.water.liaison, 'W24Q3-001 已整改 公众号已恢复每周更新')
  await office.reviewer.clicks('退回')
  await says(office.reviewer, '8月以来仍没有更新,8月30日前')
  await says(office.civil.liaison, '有异议 W24Q3-004 该账号已移交市融媒体中心')
  await office.reviewer.clicks('不同意')
  await says(office.reviewer, '备案单位仍是你局')
  await says(office.school.liaison, '申请延期 9月20日 原因:等待平台审核')
  await office.reviewer.clicks('同意')
  await office.leader.clicks('同意约谈')
  await office.minutesPass(3)
  await says(office.officer, '时间 8月28日 15:00,地点 市政府大院')
  await says(office.culture.liaison, '进度')
  await says(office.culture.liaison, '为什么')
  await says(office.officer, '台账')
  await says(office.officer, '催办 望川市文化旅游局')
  await office.clockTo('2024-10-31 17:25')

  const papers = letters(
    (await paperOf('media')).bytes.toString('utf8') + (await paperOf('sites')).bytes.toString('utf8'),
  )
  const rows = await office.sandbox.service.store.read.message.findMany()
  expect(rows.length).toBeGreaterThan(50)
  const wrong = rows.flatMap((row) => unsourced(JSON.parse(row.content) as Content, { papers, said }))
  expect([...new Set(wrong)]).toEqual([])
  const lines = rows.flatMap((row) => [...plainText(JSON.parse(row.content) as Content).matchAll(caseLine)])
  expect(lines.length).toBeGreaterThan(40)
})

test('every case points at the bytes its problem stands in', async () => {
  const office = await openOffice()
  office.mindsNothingElse()
  await office.publishes()
  const { bytes } = await paperOf('media')
  const rows = await office.sandbox.service.store.read.case.findMany()
  for (const row of rows) {
    const places = JSON.parse(row.provenance) as { start: number; end: number; text: string }[]
    expect(places.length, row.no).toBeGreaterThan(0)
    for (const place of places) expect(bytes.subarray(place.start, place.end).toString('utf8')).toBe(place.text)
    expect(letters(places.map((place) => place.text).join(''))).toContain(letters(row.problem))
  }
})
