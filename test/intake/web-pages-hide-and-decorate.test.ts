// Saved web pages: what a reader of the page never saw is not text but listed; menus are not text; every encoding; and
// what the page says about itself stands in where the visible text lacks it.
import { expect, test } from 'vitest'
import { gbkBytes } from '../../src/intake/clean/gbk.js'
import { circular, draftOf } from './papers.js'
import { baoji, escaped, htmlOf } from './renderings.js'

const gb18030 = (text: string): Buffer => Buffer.from(Array.from(text, (char) => gbkBytes(char) ?? [0x3f]).flat())
const paragraphs = (text: string): string =>
  text
    .split('\n')
    .map((line) => `<p>${escaped(line)}</p>`)
    .join('\n')
const pageWith = (problem: string, head = ''): string =>
  `<html><head>${head}</head><body>${paragraphs(circular({ problems: '@' })).replace('@', problem)}</body></html>`

test.each([
  '<span style="display:none">@</span>',
  '<span style="font-size: 0px">@</span>',
  '<span style="color:#FFF">@</span>',
  '<span style="position:absolute; left:-9999px">@</span>',
  '<span style="visibility : hidden">@</span>',
  '<span style="opacity:0">@</span>',
  '<span hidden>@</span>',
  '<span class="x1">@</span>',
  '<noscript>@</noscript>',
  '<template>@</template>',
  '<!-- @ -->',
  '<script>document.write("@")</script>',
])('%s is no text', async (hiding) => {
  const hidden = hiding.replace('@', '“白水发布”微信公众号存在商业广告。')
  const draft = await draftOf(
    pageWith(`“青石水利”微信公众号存在商业广告。${hidden}`, '<style>.x1 { display: none }</style>'),
    'a.html',
  )
  expect(draft.findings.map(({ account }) => account)).toEqual(['青石水利'])
})

test('what was hidden is listed with the bytes it takes', async () => {
  const page = pageWith('部分账号更新不及时。<b style="display:none">百家乐 真人娱乐 上分</b>')
  const { quarantine } = await draftOf(page, 'a.html')
  const hidden = quarantine.find(({ reason }) => reason.includes('隐藏'))
  expect(hidden !== undefined && 'start' in hidden).toBe(true)
  if (hidden !== undefined && 'start' in hidden)
    expect(Buffer.from(page).subarray(hidden.start, hidden.end).toString()).toContain('真人娱乐')
})

test('a style for print hides nothing on the screen', async () => {
  const draft = await draftOf(
    pageWith(
      '<span class="x1">“青石水利”微信公众号存在商业广告。</span>',
      '<style>@media print { .x1 { display:none } }</style>',
    ),
    'a.html',
  )
  expect(draft.findings).toHaveLength(1)
})

test.each([
  ['UTF-8', (text: string) => Buffer.from(text)],
  ['GB18030', gb18030],
  ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
])('the same page in %s', async (name, encode) => {
  const draft = await draftOf(encode(htmlOf(baoji(), name === 'GB18030' ? 'gb2312' : 'utf-8')), 'a.htm')
  expect(draft.findings).toHaveLength(54)
})

test('a value that runs over tags and entities has several places, each of which stands in the file', async () => {
  const page = Buffer.from(pageWith('&ldquo;青石<b>水</b><i>利</i>”微信<!-- x -->公众号存在商业广告。'))
  const draft = await draftOf(page, 'a.html')
  expect(draft.findings.map(({ account }) => account)).toEqual(['青石水利'])
  const places = (draft.provenance['/findings/0/account'] ?? []).flatMap((place) => ('start' in place ? [place] : []))
  expect(places.map(({ text }) => text)).toEqual(['青石', '水', '利'])
  for (const { start, end, text } of places) expect(page.subarray(start, end).toString()).toBe(text)
})

test('title, day and source of the page stand in where its text lacks them', async () => {
  const [, ...rest] = circular({ signature: '' }).split('\n')
  const head = `<meta name="ArticleTitle" content="云溪市人民政府办公室关于2024年第二季度政务新媒体检查情况的通报">
<meta name="PubDate" content="2024-07-06 10:00"><meta name="ContentSource" content="云溪市人民政府办公室">`
  const page = Buffer.from(`<html><head>${head}</head><body>${paragraphs(rest.join('\n'))}</body></html>`)
  const draft = await draftOf(page, 'a.html')
  expect([draft.title, draft.publishedOn, draft.issuingOrg]).toEqual([
    '云溪市人民政府办公室关于2024年第二季度政务新媒体检查情况的通报',
    '2024-07-06',
    '云溪市人民政府办公室',
  ])
  for (const place of draft.provenance['/title'] ?? [])
    expect('start' in place && page.subarray(place.start, place.end).toString()).toBe(place.text)
})
