// `npm run sim -- --seeds N [--from S] [--seed S]`: lives any number of quarters, prints what broke and how to see it again.
import { parseArgs } from 'node:util'
import { liveQuarter } from './quarter.js'
import { inWords } from './report.js'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    from: { type: 'string' },
    seed: { type: 'string' },
    trace: { type: 'boolean' },
  },
})
const from = Number(values.seed ?? values.from ?? 1)
const count = values.seed === undefined ? Number(values.seeds ?? 20) : 1
if (!Number.isSafeInteger(from) || !Number.isSafeInteger(count) || count < 1) {
  process.stderr.write('usage: npm run sim -- --seeds N [--from S] | --seed S [--trace]\n')
  process.exit(2)
}

let broken = 0
let landed = 0
let crashes = 0
for (let seed = from; seed < from + count; seed++) {
  const outcome = await liveQuarter(seed)
  landed += outcome.landed
  crashes += outcome.crashes
  if (values.trace === true) process.stdout.write(`${outcome.trace.join('\n')}\n`)
  process.stderr.write(outcome.broken === null ? '.' : 'X')
  if (outcome.broken === null) continue
  broken++
  process.stdout.write(`${inWords(outcome)}\n\n`)
}
process.stderr.write('\n')
process.stdout.write(
  `${count} seeds from ${from}: ${broken} broken; ${landed} messages landed, ${crashes} crashes survived\n`,
)
process.exitCode = broken === 0 ? 0 : 1
