// wecom.md §6, template cards and their updates: structure, task ids, one-shot codes, and what each person sees.
import { expect } from 'vitest'
import { brokenCards, menu, multiple, news, notice, vote } from '../sandbox/broken-cards.js'
import { buttonCard, type Fields } from '../sandbox/harness.js'
import { needsClock, needsCorp, type OpenRule, type Rule } from './rule.js'
import { Target, codeOf, emulatorOf } from './target.js'

const otherApp = { agentId: 1_000_009, secret: 'other-secret' }
const button = { button: { replace_name: '已签收' } }
const three = { touser: 'edu-1|Edu-2|007' }

const codeOfCard = async (target: Target, card: Fields, more: Fields = {}): Promise<string> =>
  String((await target.card(card, more)).response_code)

/** One rule for each code: all faults that it answers. */
const structureRules = [...new Set(brokenCards.map(([, , code]) => code))]
  .toSorted((a, b) => a - b)
  .map((code): OpenRule => {
    const faults = brokenCards.filter(([, , one]) => one === code)
    return {
      section: '§2.3',
      name: `broken cards answer ${code}`,
      how: faults.map(([fault]) => fault).join('; '),
      async show(target) {
        for (const [fault, card] of faults) expect(await codeOf(target.card(card)), fault).toBe(code)
      },
    }
  })

export const cardRules: Rule[] = [
  ...structureRules,
  {
    section: '§2.2, §2.3',
    name: 'only cards that call back have a response_code',
    how: 'all five types, and a notice with an action menu',
    async show(target) {
      const coded: boolean[] = []
      for (const card of [notice(), news(), notice(menu('a', 'b')), buttonCard(), vote(), multiple()]) {
        const answer = await target.card(card)
        expect(answer.errcode, JSON.stringify(answer)).toBe(0)
        coded.push(answer.response_code !== undefined)
      }
      expect(coded).toEqual([false, false, true, true, true, true])
    },
  },
  {
    section: '§0.12, §2.3',
    name: 'without a callback such cards are 43012',
    how: 'no callback address: the button card is refused, the plain notice is not',
    emulatorOnly: needsCorp,
    options: { callbackUrl: null },
    async showOn(_, target) {
      expect(await codeOf(target.card(buttonCard()))).toBe(43012)
      expect(await codeOf(target.card(notice()))).toBe(0)
    },
  },
  {
    section: '§2.3',
    name: 'a task_id is good for one message of an app',
    how: 'the second send is 42014; another app may use it',
    emulatorOnly: needsCorp,
    options: { otherApps: [otherApp] },
    async showOn(rig, target) {
      const card = buttonCard()
      expect([await codeOf(target.card(card)), await codeOf(target.card(card))]).toEqual([0, 42014])
      expect(await codeOf(new Target({ ...emulatorOf(rig), ...otherApp }).card(card))).toBe(0)
    },
  },
  {
    section: '§2.4',
    name: 'a code is good for one call',
    how: 'first update succeeds, second is 60140; an unknown code too',
    async show(target) {
      const response_code = await codeOfCard(target, buttonCard())
      expect(await codeOf(target.update({ response_code, ...button }))).toBe(0)
      expect(await codeOf(target.update({ response_code, ...button }))).toBe(60140)
      expect(await codeOf(target.update({ response_code: 'made-up', ...button }))).toBe(60140)
    },
  },
  {
    section: '§0.2, §2.4',
    name: 'a code is good for 72 hours',
    how: 'one second before and at the end',
    emulatorOnly: needsClock,
    async showOn(rig) {
      const early = String((await rig.card(buttonCard())).response_code)
      const late = String((await rig.card(buttonCard())).response_code)
      rig.passSeconds(72 * 3600 - 1)
      expect(await codeOf(rig.update({ response_code: early, ...button }))).toBe(0)
      rig.passSeconds(1)
      expect(await codeOf(rig.update({ response_code: late, ...button }))).toBe(60140)
    },
  },
  {
    section: '§2.4',
    name: 'another app cannot change a card',
    how: 'its token and its agentid: 42015, and the code is still good for the owner',
    emulatorOnly: needsCorp,
    options: { otherApps: [otherApp] },
    async showOn(rig, target) {
      const response_code = await codeOfCard(target, buttonCard())
      const other = new Target({ ...emulatorOf(rig), ...otherApp })
      expect(await codeOf(other.update({ response_code, ...button }))).toBe(42015)
      expect(await codeOf(target.update({ response_code, ...button }))).toBe(0)
    },
  },
  {
    section: '§2.4',
    name: 'invaliduser is a list here, lower-case',
    how: 'one receiver and one stranger',
    async show(target) {
      const response_code = await codeOfCard(target, buttonCard())
      const answer = await target.update({ response_code, userids: [target.at.userid, 'NoSuch-A'], ...button })
      expect(answer).toMatchObject({ errcode: 0, invaliduser: ['nosuch-a'] })
    },
  },
  {
    section: '§2.4',
    name: 'what is refused leaves the code as it was',
    how: '42020 no caption, 82101 nobody named, 82102 no receiver, 42017 a card without buttons; then success',
    async show(target) {
      const response_code = await codeOfCard(target, buttonCard())
      expect(await codeOf(target.update({ response_code, button: {} }))).toBe(42020)
      expect(await codeOf(target.update({ response_code, userids: [], ...button }))).toBe(82101)
      expect(await codeOf(target.update({ response_code, userids: ['NoSuch-A'], ...button }))).toBe(82102)
      const noticeCode = await codeOfCard(target, notice(menu('off')))
      expect(await codeOf(target.update({ response_code: noticeCode, ...button }))).toBe(42017)
      expect(await codeOf(target.update({ response_code, ...button }))).toBe(0)
    },
  },
  {
    section: '§2.4',
    name: 'only the people named see the change',
    how: 'one of three gets a grey button, two keep theirs',
    emulatorOnly: 'nobody can look at a phone',
    async showOn(rig, target) {
      const response_code = await codeOfCard(target, buttonCard(), three)
      await target.update({ response_code, ...button })
      const shown = ['edu-1', 'Edu-2', '007'].map((one) => rig.emulator.chatOf(one)[0]?.card?.replacedText)
      expect(shown).toEqual(['已签收', null, null])
    },
  },
  {
    section: '§2.4',
    name: 'a card can turn into any other type for all its receivers',
    how: 'atall with a notice: title and type change on every phone, the task id stays',
    emulatorOnly: 'nobody can look at a phone',
    async showOn(rig, target) {
      const card = buttonCard()
      const response_code = await codeOfCard(target, card, three)
      const template_card = notice({ main_title: { title: '已销号' } })
      expect(await codeOf(target.update({ response_code, userids: [], atall: 1, template_card }))).toBe(0)
      for (const userid of ['edu-1', 'Edu-2', '007'])
        expect(rig.emulator.chatOf(userid)[0]?.card).toMatchObject({
          title: '已销号',
          taskId: card.task_id,
          buttons: [],
        })
    },
  },
  {
    section: '§2.4',
    name: 'departments and tags name receivers too',
    how: 'a department of one, a tag of another; members who never got the card do not count',
    emulatorOnly: needsCorp,
    async showOn(rig, target) {
      rig.emulator.setPeople([
        { userid: 'edu-1', name: '甲', title: '', departments: ['市教育局'] },
        { userid: 'Edu-2', name: '乙', title: '', departments: ['市教育局'] },
        { userid: '007', name: '丙', title: '' },
      ])
      rig.emulator.setTags([{ id: 5, name: '组', userids: ['007'], departments: [] }])
      const [, department] = rig.emulator.departments()
      const response_code = await codeOfCard(target, buttonCard(), { touser: 'edu-1|007' })
      const body = { userids: [], partyids: [department?.id], tagids: [5] }
      expect(await target.update({ response_code, ...body, ...button })).toMatchObject({ errcode: 0, invaliduser: [] })
      const shown = ['edu-1', '007'].map((one) => rig.emulator.chatOf(one)[0]?.card?.replacedText)
      expect(shown).toEqual(['已签收', '已签收'])
    },
  },
]
