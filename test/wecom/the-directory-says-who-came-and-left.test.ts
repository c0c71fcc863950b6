// The contact-sync callback (wecom.md §1.9): who was deleted or left has departed, who was disabled is out of reach, who
// was created is there, and a userid may become another one; everything else means nothing to the follow-up.
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
  ['another userid', '<NewUserID><![CDATA[008]]></NewUserID>', { kind: 'renamed', from: '007', to: '008' }],
  ['disabled at once', '<Status>2</Status><NewUserID>008</NewUserID>', { kind: 'renamed', from: '007', to: '008' }],
  ['who left has no new one', '<Status>5</Status><NewUserID>008</NewUserID>', { kind: 'departed', from: '007' }],
])('update_user, %s', (_name, more, expected) => {
  expect(change('update_user', more)).toEqual(expected)
})

test.each([
  ['update_user', '<NewUserID></NewUserID>'],
  ['update_user', '<NewUserID><![CDATA[007]]></NewUserID>'],
  ['update_user', '<Department><![CDATA[1,2]]></Department>'],
  ['create_party', '<Id>2</Id><Name>x</Name>'],
  ['delete_party', '<Id>2</Id>'],
  ['update_tag', '<TagId>1</TagId><AddUserItems>a,b</AddUserItems>'],
  ['update_user', '<Status>1</Status>'],
  ['update_party', '<Id>2</Id>'],
  ['new_kind', ''],
])('%s %s means nothing', (type, more) => {
  expect(change(type, more)).toEqual({ kind: 'event', from: 'sys', event: 'change_contact' })
})
