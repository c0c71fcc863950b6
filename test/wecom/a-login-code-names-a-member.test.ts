// auth/getuserinfo (wecom.md §2.10): a member by userid, somebody outside as nobody, and a spent code as a person who must
// log in again; whatever fails otherwise says nothing about the person.
import { expect, it } from 'vitest'
import { type Answer, clientOf, cutLine, ok, startWecom } from './fake-wecom.js'

async function identified(answer: Answer) {
  await using wecom = await startWecom()
  const { client } = clientOf(wecom)
  wecom.script('auth/getuserinfo', answer)
  const outcome = await client.identify('CODE+/=')
  expect(wecom.asked.at(-1)?.query).toEqual({ access_token: 'token-1', code: 'CODE+/=' })
  return outcome
}

it.each<[string, Answer, string | null]>([
  ['a member', { ...ok, userid: '007', user_ticket: 'T' }, '007'],
  ['somebody outside', { ...ok, openid: 'o-1' }, null],
  ['an external contact', { ...ok, openid: 'o-1', external_userid: 'w-1' }, null],
])('%s', async (_name, answer, value) => {
  expect(await identified(answer)).toEqual({ kind: 'ok', value })
})

it.each([40029, 42003, 42022])('%d: the person logs in again', async (errcode) => {
  const again = { kind: 'refused', code: 'login-again', alarm: false, personGone: false }
  expect(await identified({ errcode })).toEqual(again)
})

it.each<[string, Answer, object]>([
  ['the domain is not registered', { errcode: 50001 }, { kind: 'blocked', code: '50001', alarm: true }],
  ['an answer that names nobody', ok, { kind: 'retry', code: 'garbled' }],
  ['the old interface with capitals', { ...ok, UserId: 'a' }, { kind: 'retry', code: 'garbled' }],
  ['the line is cut', cutLine, { kind: 'retry' }],
])('%s: nobody is logged in', async (_name, answer, expected) => {
  expect(await identified(answer)).toMatchObject(expected)
})
