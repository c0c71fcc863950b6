// A card for somebody whose WeChat plug-in shows none (wecom.md §5.8): the same words as a text, and for each button what to
// reply instead.
import type { CardButton, CardContent, TextContent } from '../ports.js'
import { splitLines } from './brief.js'

/** What to write instead of pressing, by the button's key. */
const said: Readonly<Record<string, string>> = {
  ack: '签收',
  detail: '进度',
  pass: '通过 编号',
  return: '退回 编号 原因',
  grant: '同意 编号',
  refuse: '不同意 编号 理由',
  uphold: '同意 编号',
  reject: '不同意 编号 理由',
  pause: '同意 编号',
  'refuse-pause': '不同意 编号 理由',
  'talk-approve': '同意约谈 编号',
  'talk-decline': '暂不约谈 编号 理由',
  'talk-confirm': '确认参加',
}

const inWords = ({ key, text }: CardButton): string => `“${said[key] ?? text}”`

/** What is quoted may quote: its own marks become the inner ones. */
const innerQuotes = (text: string): string => text.replaceAll('“', '‘').replaceAll('”', '’')

/** Bytes a text has room for (WeCom: 2048, wecom.md §2.2), with some to spare. */
const bytesMax = 2000
const goesOn = '……内容较长,全部请回复“进度”查看。'

/** The whole card, as far as one text has room: more than the card shows before it is opened. What to reply is never cut. */
export function textForm(card: CardContent): TextContent {
  const { title, subtitle, quote, rows, body, buttons } = card
  const quoted = quote === null || quote === '' ? '' : `“${innerQuotes(quote)}”`
  const foot = buttons.length === 0 ? '' : `可回复${[...new Set(buttons.map(inWords))].join('、')}。`
  const lines = [`【${title}】`, subtitle, quoted, ...rows.map(({ label, value }) => `${label}:${value}`)]
  const shown = [...lines, ...body.split('\n')].filter((line) => line !== '')
  const room = bytesMax - Buffer.byteLength(`\n${goesOn}\n${foot}`)
  const [text = '', ...rest] = splitLines(shown, room)
  const whole = [text, ...(rest.length === 0 ? [] : [goesOn]), ...(foot === '' ? [] : [foot])]
  return { type: 'text', text: whole.join('\n') }
}
