// Every refusal, question and hope of the table, said to the bot by a bureau with three open cases: none is taken for a fix, and
// none goes unanswered. A word of receipt signs, as the button would.
import { expect, it } from 'vitest'
import { type Bureau, townOf } from './chat.js'
import { refusals } from './refusals.js'

const town = townOf(1)
const opened: { bureau?: Bureau } = {}

it.each(refusals)('%s', async (said, reading) => {
  const bureau = (opened.bureau ??= await town.bureau())
  const { changed, answer } = await bureau.tries(said)
  const signed = '1 acknowledged, 2 acknowledged, 3 acknowledged'
  expect(changed).toBe(reading.startsWith('acknowledge') ? signed : '')
  expect(answer).not.toBe('')
})
