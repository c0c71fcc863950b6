// From decrypted XML to what a person did. Strings stay strings, words stay as they were typed, and what is new or odd is
// kept instead of dropped.
import { expect, it } from 'vitest'
import { readUtterance } from '../../src/wecom/utterance.js'
import { vectorB } from './vectors.js'

const message = (type: string, more: string, from = '<FromUserName><![CDATA[zhangsan]]></FromUserName>') =>
  `<xml><ToUserName><![CDATA[ww1]]></ToUserName>${from}<CreateTime>1700000000</CreateTime><MsgType><![CDATA[${type}]]></MsgType>${more}<MsgId>7300000000000000001</MsgId><AgentID>1000002</AgentID></xml>`
const event = (name: string, more = '') => message('event', `<Event><![CDATA[${name}]]></Event>${more}`)
const from = 'zhangsan'

it('the card click of the known envelope', () => {
  expect(readUtterance(vectorB.plain)).toEqual({
    kind: 'click',
    from,
    key: 'done',
    taskId: 'rect-42',
    responseCode: 'RC-1',
  })
})

it.each([
  ['plain', '<![CDATA[已整改]]>', '已整改'],
  ['emoji and line break', '<![CDATA[好的🎉\n第2项]]>', '好的🎉\n第2项'],
  ['entities are literal in CDATA', '<![CDATA[a &amp; b <c>]]>', 'a &amp; b <c>'],
  ['a CDATA end split in two', '<![CDATA[a]]]]><![CDATA[>b]]>', 'a]]>b'],
  ['entities outside CDATA', 'a &amp; b &lt;c&gt; &#20013;&#x6587;', 'a & b <c> 中文'],
  ['decoded once only', '&amp;lt;', '&lt;'],
  ['unknown entities stay', '&bomb; &#0; &#x110000;', '&bomb; &#0; &#x110000;'],
  ['layout around CDATA', '\n  <![CDATA[ x ]]>\n', ' x '],
  ['a number that is a text', '007', '007'],
  ['an exponent that is a text', '1e5', '1e5'],
  ['words that look like markup', '<![CDATA[<!DOCTYPE x></xml>]]>', '<!DOCTYPE x></xml>'],
  ['empty', '', ''],
])('text: %s', (_name, content, text) => {
  expect(readUtterance(message('text', `<Content>${content}</Content>`))).toEqual({ kind: 'text', from, text })
})

it.each(['007', '1e5', 'A.b-c_1', 'Zhang@San', '0x1F'])('userid %s is kept letter for letter', (userid) => {
  const said = readUtterance(message('text', '<Content>x</Content>', `<FromUserName>${userid}</FromUserName>`))
  expect(said).toEqual({ kind: 'text', from: userid, text: 'x' })
})

it.each([
  ['image', { kind: 'picture', from, mediaId: 'M-1' }],
  ['voice', { kind: 'other', from, what: 'voice', mediaId: 'M-1' }],
  ['video', { kind: 'other', from, what: 'video', mediaId: 'M-1' }],
  ['file', { kind: 'other', from, what: 'file', mediaId: 'M-1' }],
  ['hologram', { kind: 'other', from, what: 'hologram', mediaId: 'M-1' }],
])('%s with a media id', (type, expected) => {
  expect(readUtterance(message(type, '<MediaId><![CDATA[M-1]]></MediaId>'))).toEqual(expected)
})

it.each(['location', 'link'])('%s has no media id', (what) => {
  expect(readUtterance(message(what, '<Label>x</Label>'))).toEqual({ kind: 'other', from, what, mediaId: null })
})

it('subscribe, unsubscribe and the rest', () => {
  expect(readUtterance(event('subscribe'))).toEqual({ kind: 'arrived', from })
  expect(readUtterance(event('unsubscribe'))).toEqual({ kind: 'left', from })
  expect(readUtterance(event('LOCATION'))).toEqual({ kind: 'event', from, event: 'LOCATION' })
  expect(readUtterance(event('never_heard_of', '<A/><A/>'))).toEqual({ kind: 'event', from, event: 'never_heard_of' })
})

it('a repeated element counts once, selections single or several do not disturb', () => {
  const click = event(
    'template_card_event',
    '<EventKey>k</EventKey><EventKey>k2</EventKey><TaskId>t</TaskId><SelectedItems><SelectedItem><QuestionKey>q</QuestionKey>' +
      '<OptionIds><OptionId>a</OptionId><OptionId>b</OptionId></OptionIds></SelectedItem></SelectedItems>',
  )
  expect(readUtterance(click)).toEqual({ kind: 'click', from, key: 'k', taskId: 't', responseCode: null })
})

it.each([
  ['no XML', 'hello'],
  ['cut short', vectorB.plain.slice(0, -3)],
  ['nobody', message('text', '<Content>x</Content>', '')],
  ['no type', '<xml><FromUserName>a</FromUserName></xml>'],
  ['a text without content', message('text', '')],
  ['a picture without media id', message('image', '')],
  ['an event without a name', message('event', '')],
  ['a click without a card', event('template_card_event', '<EventKey>k</EventKey>')],
])('not understood: %s', (_name, plain) => {
  expect(readUtterance(plain)).toBeNull()
})
