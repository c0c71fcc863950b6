// Any way to name cases × any claim × anything around it: what changes is exactly what was named, or nothing. And whatever
// holds a no, a question, a hope or a day to come, without a completed claim, changes nothing at all.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Bureau, townOf } from './chat.js'

const references: [words: string, meant: number[]][] = [
  ['1', [1]],
  ['第2项', [2]],
  ['第三个', [3]],
  ['1、3', [1, 3]],
  ['第1和第2项', [1, 2]],
  ['二、三', [2, 3]],
  ['1-3', [1, 2, 3]],
  ['①③', [1, 3]],
  ['前两个', [1, 2]],
  ['最后一个', [3]],
  ['{2}', [2]],
  ['{1}、{3}', [1, 3]],
  ['3号问题', [3]],
  ['除了2都', [1, 3]],
  ['三个都', [1, 2, 3]],
  ['{a}', [1]],
  ['{c}', [3]],
]
const claims = [
  '已整改',
  '已经整改完成',
  '整改好了',
  '弄好了',
  '搞定了',
  '改完了',
  '已整改到位',
  '己整改',
  '已按要求整改完毕',
]
const doubts = [
  '还没弄好',
  '正在整改',
  '快好了',
  '怎么改?',
  '改了一半',
  '下周能改完吗',
  '我们会尽快整改',
  '争取月底前完成',
  '已安排整改',
  '弄好了再说',
  '整改完成后再报',
  '应该改好了',
  '改不了',
  '要整改到什么程度',
  '预计9月20日完成',
  '不用改了吧',
  '能不能晚几天改好',
]
const before = ['', '您好,', '领导好,', '我们单位', '麻烦看一下,']
const after = ['', '。', '!', ',请查收', ',谢谢', '👌', '~', ' ']

const town = townOf(1)
const opened: { bureau?: Bureau } = {}
const bureau = async (): Promise<Bureau> => (opened.bureau ??= await town.bureau())
const replied = (numbers: readonly number[]): string => numbers.map((number) => `${number} replied`).join(', ')
const pick = <T>(list: readonly T[]) => fc.constantFrom(...list)

test('what changes is what was named, or nothing', async () => {
  const said = await bureau()
  const seen = { exact: 0, nothing: 0 }
  await fc.assert(
    fc.asyncProperty(
      pick(before),
      pick(references),
      pick(claims),
      pick(after),
      async (head, [words, meant], claim, tail) => {
        const { changed } = await said.tries(`${head}${words}${claim}${tail}`)
        expect(['', replied(meant)]).toContain(changed)
        seen[changed === '' ? 'nothing' : 'exact']++
      },
    ),
    { numRuns: 40 },
  )
  expect(seen.exact).toBeGreaterThan(seen.nothing * 9)
})

test('two claims in one message stay apart', async () => {
  const said = await bureau()
  const singles = references.filter(([, meant]) => meant.length === 1)
  await fc.assert(
    fc.asyncProperty(
      pick(singles),
      pick(claims),
      pick([',', ';', ',但是', '。']),
      pick(singles),
      pick(doubts),
      async ([one, meant], claim, link, [other, open], doubt) => {
        const { changed } = await said.tries(`${one}${claim}${link}${other}${doubt}`)
        expect(['', replied(meant)]).toContain(changed)
        if (meant[0] === open[0]) expect(changed).toBe('')
      },
    ),
    { numRuns: 40 },
  )
})

test('without a completed claim nothing changes', async () => {
  const said = await bureau()
  await fc.assert(
    fc.asyncProperty(
      pick(before),
      pick([...references, ['', []] as const]),
      pick(doubts),
      pick(after),
      async (head, [words], doubt, tail) => {
        expect((await said.tries(`${head}${words}${doubt}${tail}`)).changed).toBe('')
      },
    ),
    { numRuns: 40 },
  )
})
