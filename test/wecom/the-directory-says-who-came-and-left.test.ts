// The contact-sync callback (wecom.md §1.9): who was deleted or left has departed, who was disabled is out of reach, who
// was created is there; everything else about a person means nothing to the follow-up.
import { expect, test } from 'vitest'
import { readUtterance } from '../../src/wecom/utterance.js'

const change = (type: string, more = '') =>
  readUtterance(
    `<xml><ToUserName><![CDATA[ww1]]></ToUserName><FromUserName><![CDATA[sys]]></FromUserName><CreateTime>1700000000</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[change_contact]]></Event><ChangeType><![CDATA[${type}]]></ChangeType><UserID><![CDATA[007]]></UserID>${more}</xml>`,
  )

test.each([
  ['delete_user', '', 'departed'],
  ['DELETE_USER', '', 'departed'],
  ['update_user', '<Status>5</Status>', 'departed'],
  ['update_user', '<Status>2</Status>', 'left'],
  ['create_user', '<Department><![CDATA[1,2]]></Department>', 'arrived'],
])('%s %s', (type, more, kind) => {
  expect(change(type, more)).toEqual({ kind, from: '007' })
})

test.each([
  ['update_user', '<NewUserID><![CDATA[008]]></NewUserID>'],
  ['update_user', '<Status>1</Status>'],
  ['update_party', '<Id>2</Id>'],
  ['new_kind', ''],
])('%s %s means nothing', (type, more) => {
  expect(change(type, more)).toEqual({ kind: 'event', from: 'sys', event: 'change_contact' })
})
