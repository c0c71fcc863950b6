// 约谈材料 as a page a leader reads on a phone before deciding: the same lines as in the chat, uncut.
import { createHash } from 'node:crypto'
import escapeHtml from 'escape-html'
import { isUndecided } from '../../domain/talk.js'
import { packetLines, type TalkPacket } from '../../domain/wording/talk-packet.js'

const style = `:root{color-scheme:light dark}body{max-width:46rem;margin:0 auto;padding:1rem;font:1rem/1.7 system-ui,sans-serif}
h1{font-size:1.25rem}h2{font-size:1.05rem;margin:1.5rem 0 .25rem}p{margin:.25rem 0;overflow-wrap:anywhere}
.under{padding-left:1rem;border-left:.2rem solid #8886}@media print{body{max-width:none}}`

/** For the policy of the page: this style and no other. */
export const packetStyle = `sha256-${createHash('sha256').update(style).digest('base64')}`

export function packetPage(packet: TalkPacket): string {
  const [title = '', ...lines] = packetLines(packet)
  const body = lines.map(lineOf).join('\n')
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><style>${style}</style></head>
<body><main><h1>${escapeHtml(title)}</h1>
${body}
${isUndecided(packet.state) ? '<p>决定请在企业微信的卡片上按“同意约谈”或“暂不约谈”。</p>' : ''}</main></body></html>
`
}

/** A finding opens with its number; what belongs to it is indented in the lines. */
function lineOf(line: string): string {
  const words = escapeHtml(line.trim())
  if (/^\d+\. /.test(line)) return `<h2>${words}</h2>`
  return line.startsWith('   ') ? `<p class="under">${words}</p>` : `<p>${words}</p>`
}
