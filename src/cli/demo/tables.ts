// What came out of the quarter: a line per unit, messages per person against the budget, ledger, audit.
import { exportLedger } from '../../flows/export-ledger.js'
import { stateName } from '../../domain/case.js'
import { isoOf } from '../../domain/day.js'
import { escalationName } from '../../domain/ledger.js'
import { defaultPolicy } from '../../domain/policy.js'
import { indicatorName } from '../../intake/index.js'
import { auditHead, verifyAudit } from '../../store/audit.js'
import { writeLedgerWorkbook } from '../ledger-workbook.js'
import type { Stage } from './stage.js'

/** Width of a text in a terminal: Chinese characters take two columns. */
const widthOf = (text: string): number => [...text].reduce((sum, one) => sum + (one.charCodeAt(0) > 255 ? 2 : 1), 0)
const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)))

export async function showUnits(stage: Stage, circularId: string, file: string): Promise<void> {
  const { terminal, context } = stage
  const rows = await exportLedger(context, circularId, stage.now())
  terminal.line(
    '\n单位                                事项 状态                     催办 升级',
    '\nunit                                cases state                  reminders escalation',
  )
  for (const unit of new Set(rows.map((row) => row.unit))) {
    const own = rows.filter((row) => row.unit === unit)
    const states = [...new Set(own.map((row) => stateName[row.state]))].join('、')
    const escalation = own.map((row) => row.escalation).find((one) => one !== 'none') ?? 'none'
    terminal.line(
      `${padded(unit, 36)}${padded(String(own.length), 5)}${padded(states, 25)}${padded(String(Math.max(...own.map((row) => row.reminders))), 5)}${escalationName[escalation]}`,
    )
  }
  await showBudget(stage)
  const { read } = stage.office.service.store
  const verified = await verifyAudit(read, null)
  terminal.line(
    `\n审计链:${verified.fault === null ? '完整' : '不成立'},${verified.entries}条,链头${verified.head}`,
    `\naudit chain: ${verified.fault === null ? 'holds' : 'broken'}, ${verified.entries} entries, head ${verified.head}`,
  )
  const [circular] = rows
  await writeLedgerWorkbook(
    rows,
    { title: circular?.circular ?? '', auditHead: await auditHead(read), madeAt: isoOf(stage.now()), indicatorName },
    file,
  )
  terminal.line(
    `整改台账:${file}(${await stage.fileSize(file)}字节)`,
    `ledger: ${file} (${await stage.fileSize(file)} bytes)`,
  )
}

async function showBudget(stage: Stage): Promise<void> {
  const { read } = stage.office.service.store
  const counted = await read.message.groupBy({ by: ['to'], where: { counted: true, state: 'sent' }, _count: true })
  const spread = new Map<number, number>()
  for (const one of counted) spread.set(one._count, (spread.get(one._count) ?? 0) + 1)
  const { perDay, perCircular } = defaultPolicy.budget
  stage.terminal.line(
    `\n每位单位联系人收到的主动消息(上限:每天${perDay}条,每份通报${perCircular}条):`,
    `\nunasked messages per contact (budget: ${perDay} a day, ${perCircular} a circular):`,
  )
  for (const [count, people] of [...spread].sort(([a], [b]) => a - b))
    stage.terminal.line(`  ${count}条:${people}人`, `  ${count}: ${people} people`)
}
