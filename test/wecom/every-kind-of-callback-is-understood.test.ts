// Every kind of message and event of wecom.md §1.6–§1.10, as XML like WeCom's own, and what it says in the words of the ports.
// Nothing is dropped, strings stay strings, and the key under which a repeat is known stands beside it.
import { expect, it } from 'vitest'
import { dedupeKeyOf, readUtterance } from '../../src/wecom/index.js'

const cdata = (name: string, value: string) => `<${name}><![CDATA[${value}]]></${name}>`
const xml = (type: string, more: string, from: string, agent: string) =>
  `<xml>${cdata('ToUserName', 'ww1234567890abcdef')}${cdata('FromUserName', from)}<CreateTime>1700000000</CreateTime>${cdata('MsgType', type)}${more}${agent}</xml>`

const messageId = '7300000000000000001'
const message = (type: string, more: string) =>
  xml(type, `${more}<MsgId>${messageId}</MsgId>`, '007', '<AgentID>1000002</AgentID>')
const event = (name: string, more = '', from = '007', agent = '<AgentID>1000002</AgentID>') =>
  xml('event', `${cdata('Event', name)}${more}`, from, agent)
const media = cdata('MediaId', 'MEDIA-1')
const other = (what: string, mediaId: string | null) => ({ kind: 'other', from: '007', what, mediaId })

it.each<[string, string, object]>([
  ['text', cdata('Content', '已整改'), { kind: 'text', from: '007', text: '已整改' }],
  ['image', `${cdata('PicUrl', 'http://p')}${media}`, { kind: 'picture', from: '007', mediaId: 'MEDIA-1' }],
  ['voice', `${media}${cdata('Format', 'amr')}`, other('voice', 'MEDIA-1')],
  ['video', `${media}${cdata('ThumbMediaId', 'MEDIA-2')}`, other('video', 'MEDIA-1')],
  [
    'location',
    `<Location_X>34.36</Location_X><Location_Y>107.23</Location_Y><Scale>20</Scale>${cdata('Label', '宝鸡市')}${cdata('AppType', 'wxwork')}`,
    other('location', null),
  ],
  ['link', `${cdata('Title', '公示')}${cdata('Description', 'x')}${cdata('Url', 'https://x')}`, other('link', null)],
  ['file', `${media}${cdata('FileName', '整改报告.docx')}`, other('file', 'MEDIA-1')],
  ['file', `${cdata('Title', '整改报告.docx')}${media}${cdata('FileMd5', 'x')}`, other('file', 'MEDIA-1')],
  ['file', cdata('FileName', '整改报告.docx'), other('file', null)],
  ['sticker', cdata('EmojiMd5', 'x'), other('sticker', null)],
])('message %s (%#)', (type, more, expected) => {
  const plain = message(type, more)
  expect(readUtterance(plain)).toEqual(expected)
  expect(dedupeKeyOf(plain)).toBe(`msg:${messageId}`)
})

const selected = (...options: string[]) =>
  `<SelectedItems><SelectedItem>${cdata('QuestionKey', 'q1')}<OptionIds>${options.map((id) => cdata('OptionId', id)).join('')}</OptionIds></SelectedItem></SelectedItems>`
const card = (type: string) =>
  `${cdata('EventKey', 'ack:42')}${cdata('TaskId', 'm-42')}${cdata('CardType', type)}${cdata('ResponseCode', 'RC-1')}`
const click = { kind: 'click', from: '007', key: 'ack:42', taskId: 'm-42', responseCode: 'RC-1' }

it.each<[string, string]>([
  ['template_card_event', card('button_interaction')],
  ['template_card_event', card('vote_interaction') + selected('a', 'b')],
  ['template_card_event', card('multiple_interaction') + selected('a')],
  ['template_card_menu_event', card('text_notice')],
  ['Template_Card_Event', card('button_interaction')],
])('a card is pressed: %s (%#)', (name, more) => {
  expect(readUtterance(event(name, more))).toEqual(click)
})

it('the bot’s menu', () => {
  const menu = { kind: 'menu', from: '007', key: 'progress' }
  expect(readUtterance(event('click', cdata('EventKey', 'progress')))).toEqual(menu)
  expect(readUtterance(event('CLICK', cdata('EventKey', 'progress')))).toEqual(menu)
  expect(readUtterance(event('click', cdata('EventKey', '')))).toEqual({ kind: 'event', from: '007', event: 'click' })
})

it('comings and goings of the visible range', () => {
  expect(readUtterance(event('subscribe', cdata('EventKey', '')))).toEqual({ kind: 'arrived', from: '007' })
  expect(readUtterance(event('unsubscribe', cdata('EventKey', '')))).toEqual({ kind: 'left', from: '007' })
})

const effect = '<EffectTime>1700086400</EffectTime>'
const effectAt = new Date('2023-11-15T22:13:20.000Z')
it.each<[string, string, Date | null]>([
  ['inactive_alert', effect, effectAt],
  ['low_active_alert', effect, effectAt],
  ['Inactive_Alert', effect, effectAt],
  ['low_active', '', null],
  ['close_inactive_agent', '', null],
  ['reopen_inactive_agent', '', null],
  ['active_restored', '', null],
  ['inactive_alert', '<EffectTime>soon</EffectTime>', null],
  ['inactive_alert', '<EffectTime>99999999999999999999</EffectTime>', null],
])('the platform warns: %s %s', (name, more, at) => {
  const expected = { kind: 'app-warning', from: 'sys', event: name.toLowerCase(), effectAt: at }
  expect(readUtterance(event(name, more, 'sys'))).toEqual(expected)
})

const contacts = (type: string, more: string) =>
  event('change_contact', `${cdata('ChangeType', type)}${cdata('UserID', '007')}${more}`, 'sys', '')
it.each<[string, string, object]>([
  ['create_user', cdata('Department', '1,2'), { kind: 'arrived', from: '007' }],
  ['update_user', cdata('NewUserID', '008'), { kind: 'renamed', from: '007', to: '008' }],
  ['update_user', '<Status>5</Status>', { kind: 'departed', from: '007' }],
  ['delete_user', '', { kind: 'departed', from: '007' }],
])('the directory tells: %s', (type, more, expected) => {
  expect(readUtterance(contacts(type, more))).toEqual(expected)
})

const approval =
  '<ApprovalInfo><SpNoStr>202311150001</SpNoStr><SpNo>202311150001</SpNo><SpStatus>1</SpStatus>' +
  '<Applyer><UserId>a</UserId></Applyer><SpRecord><SpStatus>1</SpStatus><Details><Approver><UserId>b</UserId></Approver></Details></SpRecord>' +
  '<StatuChangeEvent>1</StatuChangeEvent></ApprovalInfo>'

it.each<[string, string, string, string]>([
  ['enter_agent', cdata('EventKey', ''), '007', '<AgentID>1000002</AgentID>'],
  ['LOCATION', '<Latitude>34.3</Latitude><Longitude>107.2</Longitude><Precision>65</Precision>', '007', ''],
  ['view', cdata('EventKey', 'https://h.example.com'), '007', ''],
  ['view_miniprogram', cdata('EventKey', 'pages/index'), '007', ''],
  ['scancode_push', '<ScanCodeInfo><ScanType>qrcode</ScanType><ScanResult>1e5</ScanResult></ScanCodeInfo>', '007', ''],
  ['scancode_waitmsg', '<ScanCodeInfo><ScanType>qrcode</ScanType></ScanCodeInfo>', '007', ''],
  ['pic_sysphoto', '<SendPicsInfo><Count>1</Count><PicList><item/></PicList></SendPicsInfo>', '007', ''],
  ['pic_photo_or_album', '<SendPicsInfo><Count>2</Count></SendPicsInfo>', '007', ''],
  ['pic_weixin', '<SendPicsInfo><Count>1</Count></SendPicsInfo>', '007', ''],
  ['location_select', '<SendLocationInfo><Label>x</Label></SendLocationInfo>', '007', ''],
  ['batch_job_result', '<BatchJob><JobId>j</JobId><JobType>sync_user</JobType></BatchJob>', 'sys', ''],
  ['open_approval_change', '<ApprovalInfo><ThirdNo>1</ThirdNo></ApprovalInfo>', 'sys', ''],
  ['sys_approval_change', approval, 'sys', '<AgentID>3010040</AgentID>'],
  ['share_agent_change', '', 'sys', ''],
  ['share_chain_change', '', 'sys', ''],
  ['respond_schedule', '<CalId>c</CalId><ScheduleId>s</ScheduleId>', '007', ''],
  ['modify_schedule', '<ScheduleId>s</ScheduleId>', '007', ''],
  ['delete_schedule', '<ScheduleId>s</ScheduleId>', '007', ''],
  ['modify_calendar', '<CalId>c</CalId>', '007', ''],
  ['delete_calendar', '<CalId>c</CalId>', '007', ''],
  ['meeting_change', '<ChangeType>meeting_start</ChangeType><MeetingId>m</MeetingId>', 'sys', ''],
  ['book_meeting_room', '<MeetingRoomId>1</MeetingRoomId><BookingId>b</BookingId>', '007', ''],
  ['cancel_meeting_room', '<BookingId>b</BookingId>', 'sys', ''],
  ['taskcard_click', '<EventKey>k</EventKey><TaskId>t</TaskId><AgentId>1</AgentId>', '007', ''],
  ['never_heard_of', '<A/><A/>', '007', ''],
])('kept, and nothing is done about it: %s', (name, more, from, agent) => {
  const plain = event(name, more, from, agent)
  expect(readUtterance(plain)).toEqual({ kind: 'event', from, event: name })
  expect(dedupeKeyOf(plain)).toMatch(/^event:/)
})

it('two approvals of one batch in the same second are two', () => {
  const second = approval.replaceAll('202311150001', '202311150002')
  const key = (info: string) => dedupeKeyOf(event('sys_approval_change', info, 'sys', '<AgentID>3010040</AgentID>'))
  expect(key(approval)).not.toBe(key(second))
})
