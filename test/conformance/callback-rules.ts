// wecom.md §6, card clicks and passive replies.
import { expect } from 'vitest'
import { recordOf, recordsOf } from '../../src/sandbox/json.js'
import { encryptMessage, signatureOf } from '../../src/wecom/crypto.js'
import { multiple, vote } from '../sandbox/broken-cards.js'
import { buttonCard, corpId, encodingAesKey, type Fields, token } from '../sandbox/harness.js'
import { heard, hearing } from './hearing.js'
import { needsPeople, type Rule } from './rule.js'

const press = { latest: true, button: '签收' } as const

/** A passive reply as a service writes it (§1.11). */
function replyOf(plain: string, spoil = ''): string {
  const encrypt = encryptMessage({ encodingAesKey, plain, receiveId: corpId })
  const signature = signatureOf(token, '1700000000', 'n1', encrypt) + spoil
  return `<xml><Encrypt><![CDATA[${encrypt}]]></Encrypt><MsgSignature><![CDATA[${signature}]]></MsgSignature><TimeStamp>1700000000</TimeStamp><Nonce><![CDATA[n1]]></Nonce></xml>`
}

const replyText = (to: string): string =>
  `<xml><ToUserName><![CDATA[${to}]]></ToUserName><FromUserName><![CDATA[${corpId}]]></FromUserName><CreateTime>1700000000</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[收到]]></Content></xml>`
const replyButton = `<xml><ToUserName><![CDATA[edu-1]]></ToUserName><MsgType><![CDATA[update_button]]></MsgType><Button><ReplaceName><![CDATA[已签收]]></ReplaceName></Button></xml>`

export const callbackRules: Rule[] = [
  {
    section: '§0.2, §1.8',
    name: 'every click brings a fresh ResponseCode until the card changes',
    how: 'two clicks of one member and one of another within a second: three codes; each is good for an update',
    emulatorOnly: needsPeople,
    async showOn(rig) {
      await rig.card(buttonCard(), { touser: 'edu-1|Edu-2' })
      const got = await hearing(rig)
      for (const userid of ['edu-1', 'edu-1', 'Edu-2']) await rig.emulator.click(userid, press)
      const codes = got.map(({ fields }) => String(fields.ResponseCode))
      expect([new Set(codes).size, new Set(got.map(({ fields }) => fields.CreateTime)).size]).toEqual([3, 1])
      expect(got[0]?.fields).toMatchObject({
        Event: 'template_card_event',
        EventKey: 'ack',
        CardType: 'button_interaction',
      })
      for (const response_code of codes)
        expect(await rig.update({ response_code, button: { replace_name: '已签收' } })).toMatchObject({ errcode: 0 })
    },
  },
  {
    section: '§1.8, §6',
    name: 'clicks arrive after 72 hours and on cards that have changed',
    how: 'the code of the send is dead, the click brings a live one; a click that was on its way',
    emulatorOnly: needsPeople,
    async showOn(rig) {
      await rig.card(buttonCard())
      rig.passHours(73)
      const fields = await heard(rig, (emulator) => emulator.click('edu-1', press))
      const button = { replace_name: '已签收' }
      expect(await rig.update({ response_code: fields?.ResponseCode, button })).toMatchObject({ errcode: 0 })
      await expect(rig.emulator.click('edu-1', press)).rejects.toThrow('没有可点的按钮')
      const late = await heard(rig, (emulator) => emulator.click('edu-1', { ...press, force: true }))
      expect(late).toMatchObject({ Event: 'template_card_event', EventKey: 'ack' })
    },
  },
  {
    section: '§1.8',
    name: 'answers of a card come as one or several OptionId per question',
    how: 'a vote with two choices, drop-downs with one each',
    emulatorOnly: needsPeople,
    async showOn(rig) {
      const options = [
        { id: 'a', text: '缺料', is_checked: false },
        { id: 'b', text: '缺人', is_checked: false },
      ]
      await rig.card(vote({}, { option_list: options }))
      const submit = { latest: true, button: '提交' } as const
      const several = await heard(rig, (one) => one.click('edu-1', { ...submit, choices: { q: ['a', 'b'] } }))
      const items = recordOf(recordOf(several?.SelectedItems).SelectedItem)
      expect(items).toEqual({ QuestionKey: 'q', OptionIds: { OptionId: ['a', 'b'] } })
      const question = (question_key: string): Fields => ({ question_key, option_list: options })
      await rig.card(multiple({ select_list: [question('who'), question('why')] }))
      const two = await heard(rig, (one) => one.click('edu-1', { ...submit, choices: { who: ['a'], why: ['b'] } }))
      expect(recordsOf(recordOf(two?.SelectedItems).SelectedItem)).toEqual([
        { QuestionKey: 'who', OptionIds: { OptionId: 'a' } },
        { QuestionKey: 'why', OptionIds: { OptionId: 'b' } },
      ])
    },
  },
  {
    section: '§1.8',
    name: 'the menu of a card is an event of its own',
    how: 'template_card_menu_event without SelectedItems',
    emulatorOnly: needsPeople,
    async showOn(rig) {
      const action_menu = { desc: '更多', action_list: [{ text: '不再提醒', key: 'off' }] }
      await rig.card(buttonCard({ action_menu }))
      const fields = await heard(rig, (one) => one.click('edu-1', { latest: true, button: '不再提醒' }))
      expect(fields).toMatchObject({ Event: 'template_card_menu_event', EventKey: 'off' })
      expect(fields).not.toHaveProperty('SelectedItems')
    },
  },
  {
    section: '§1.11',
    name: 'a passive reply is checked like any envelope and reaches the person',
    how: 'delivered; wrong signature, wrong receiver, no XML: not taken',
    emulatorOnly: needsPeople,
    async showOn(rig) {
      const answers = [replyOf(replyText('edu-1')), replyOf(replyText('edu-1'), '0'), replyOf(replyText('007')), 'ok']
      const whys: unknown[] = []
      for (const answer of answers) {
        await hearing(rig, () => answer)
        whys.push((await rig.emulator.say('edu-1', '您好')).reply)
      }
      expect(whys).toEqual([
        { taken: true, why: '' },
        { taken: false, why: 'signature' },
        { taken: false, why: 'receiver' },
        { taken: false, why: 'no envelope' },
      ])
      const landed = rig.emulator.chatOf('edu-1').filter((item) => item.direction === 'in')
      expect(landed.map((item) => item.text)).toEqual(['收到'])
      await hearing(rig, () => 'success')
      expect((await rig.emulator.say('edu-1', '您好')).reply).toBe(undefined)
    },
  },
  {
    section: '§0.1, §8.1',
    name: 'a passive reply to a card click is ignored unless the switch honours it',
    how: 'update_button: the card stays, with cardReplies it turns grey',
    emulatorOnly: needsPeople,
    async showOn(rig) {
      await rig.card(buttonCard())
      await hearing(rig, () => replyOf(replyButton))
      expect((await rig.emulator.click('edu-1', press)).reply).toMatchObject({ taken: false })
      expect(rig.emulator.chatOf('edu-1')[0]?.card?.replacedText).toBe(null)
      await rig.emulator.setFaults({ cardReplies: true })
      expect((await rig.emulator.click('edu-1', press)).reply).toMatchObject({ taken: true })
      expect(rig.emulator.chatOf('edu-1')[0]?.card?.replacedText).toBe('已签收')
    },
  },
]
