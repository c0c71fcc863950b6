// Verbs of stories about talks: who does what to the talk of a unit, and who may ever read of it.
import { expect } from 'vitest'
import { emptyRecord, type MeetingRecord, type TalkFacts } from '../../src/domain/talk.js'
import type { TalkAct } from '../../src/domain/talk-acts.js'
import { runTalk } from '../../src/flows/run-talk.js'
import { talkFactsOf } from '../../src/store/talks.js'
import type { Office } from '../harness.js'
import { staff, type UnitKey, unitNames } from './registry.js'

export const record: MeetingRecord = {
  ...emptyRecord,
  problems: '账号停更,整改不到位',
  explanation: '人员变动,无人更新',
  requirements: '一个月内恢复更新或注销',
  pledge: '按期完成',
  unitPresent: '民政局分管负责人',
  officePresent: '办公室分管负责人',
  recorder: '办公室经办',
}

/** The newest talk with the unit. */
export async function talkWith(office: Office, key: UnitKey): Promise<TalkFacts> {
  const row = await office.sandbox.service.store.read.talk.findFirstOrThrow({
    where: { unit: { name: unitNames[key] } },
    orderBy: { proposedAt: 'desc' },
  })
  return talkFactsOf(row)
}

/** Somebody of the office does it by command. */
export const acts = (office: Office, id: string, act: TalkAct, by: string = staff.officer): Promise<TalkFacts[]> =>
  office.does((context, now) => runTalk(context, id, act, by, now))

export const scheduled = (at: string, place = '市政府3号楼201'): TalkAct => ({
  kind: 'schedule',
  schedule: { at: `${at.replace(' ', 'T')}:00+08:00`, place, presider: null, bring: null, contact: null },
})

/** What was heard so far is another story's subject. */
export function hushed(office: Office): void {
  for (const one of office.ear.all) one.expected = true
}

/** Nobody but these people was ever told anything of the talk: it never went to another unit, and never to a group. */
export function expectOnlyToldTo(office: Office, id: string, userids: readonly string[]): void {
  const told = office.ear.all.filter(({ item }) => item.text.includes(id) || /^约谈/.test(item.text))
  expect(told.length).toBeGreaterThan(0)
  expect([...new Set(told.map((one) => one.userid))].filter((one) => !userids.includes(one))).toEqual([])
}
