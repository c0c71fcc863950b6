// `policy show|check|set|move`: the office's rules as one document: who is reminded when, windows, budget, talks.
import { Command } from 'commander'
import { isoOf } from '../../domain/day.js'
import { documentOf } from '../../domain/policy-document.js'
import { type CasesMoved, moveCasesToPolicy } from '../../flows/move-cases-to-policy.js'
import { checkPolicy, setPolicy } from '../../flows/set-policy.js'
import { policyActs, readPolicies } from '../../store/policies.js'
import { commandSettings, atDesk } from '../desk.js'
import { readInput } from '../reading-input.js'
import { CommandFailed, createTerminal, type Terminal, valueOf } from '../terminal.js'

export function policyCommand(): Command {
  const policy = new Command('policy').description('the office’s rules: ladder, windows, budget, talks / 督办规则')
  for (const subcommand of [show(), check(), set(), move()]) policy.addCommand(subcommand)
  return policy
}

const show = (): Command =>
  new Command('show')
    .description('the policy in force as a document that can be edited and set / 查看现行规则')
    .option('--json', 'with its version and who put which version into force')
    .action(async (options: { json?: boolean }) =>
      atDesk(options, async ({ store, terminal }) => {
        const { current } = await readPolicies(store.read)
        const acts = (await policyActs(store.read)).map((act) => ({ ...act, at: isoOf(act.at) }))
        terminal.value({ version: current.version, document: documentOf(current), acts })
        terminal.line(JSON.stringify(documentOf(current), null, 2))
      }),
    )

const check = (): Command =>
  new Command('check')
    .description('check a policy document; nothing is stored / 检查规则文件')
    .argument('<file>', 'policy document (.json), - for standard input')
    .option('--json')
    .action(async (file: string, options: { json?: boolean }) => {
      // No database: a document can be checked anywhere.
      const terminal = createTerminal(commandSettings('command').locale, options.json === true)
      const checked = checkPolicy(await textOf(file, terminal))
      const objections = checked.objections ?? []
      terminal.value({ ok: checked.ok, version: checked.ok ? checked.value.version : null, objections })
      for (const { rule, message } of objections) terminal.line(`  [${rule}] ${message}`)
      const policy = valueOf(checked, terminal.locale)
      terminal.line(`规则可以启用,版本${policy.version}。`, `The policy may be set; version ${policy.version}.`)
    })

const set = (): Command =>
  new Command('set')
    .description('put a policy into force for what comes; open cases keep theirs / 启用规则')
    .argument('<file>', 'policy document (.json), - for standard input')
    .requiredOption('--as <userid>', 'leader')
    .option('--json')
    .action(async (file: string, options: { as: string; json?: boolean }) =>
      atDesk(options, async ({ context, clock, terminal }) => {
        const text = await textOf(file, terminal)
        const result = valueOf(await setPolicy(context, text, options.as, clock.now()), terminal.locale)
        terminal.value(result)
        if (!result.changed)
          terminal.line('这套规则正在使用,没有变化。', 'This policy is in force already; nothing changed.')
        else
          terminal.line(
            `已启用规则${result.version};已下发的事项仍按原规则,可用 policy move 查看并调整。`,
            `Policy ${result.version} is in force; open cases keep theirs (policy move).`,
          )
      }),
    )

const move = (): Command =>
  new Command('move')
    .description('move open cases to the policy in force / 把未办结事项改用现行规则')
    .requiredOption('--as <userid>', 'leader')
    .option('--dry-run', 'show what would change, write nothing')
    .option('--json')
    .action(async (options: { as: string; dryRun?: boolean; json?: boolean }) =>
      atDesk(options, async ({ context, clock, terminal }) => {
        const result = valueOf(
          await moveCasesToPolicy(context, options.as, options.dryRun !== true, clock.now()),
          terminal.locale,
        )
        terminal.value(result)
        tellMoved(terminal, result)
      }),
    )

function tellMoved(terminal: Terminal, { cases, moved, to }: CasesMoved): void {
  if (cases.length === 0) {
    terminal.line('未办结事项都在用现行规则。', 'All open cases follow the policy in force.')
    return
  }
  for (const { caseNo, from, changes } of cases) {
    terminal.line(`${caseNo} ${from} → ${to}`)
    for (const { rule, was, becomes } of changes) terminal.line(`  ${rule}: ${was ?? '—'} → ${becomes ?? '—'}`)
  }
  const count = cases.length
  if (moved) terminal.line(`已调整${count}项。`, `${count} case(s) moved.`)
  else
    terminal.line(`以上${count}项尚未调整;去掉 --dry-run 即执行。`, `${count} case(s) would move; nothing was written.`)
}

async function textOf(file: string, terminal: Terminal): Promise<string> {
  const { bytes } = valueOf(await readInput(file), terminal.locale)
  if (bytes.length > 65_536)
    throw new CommandFailed(terminal.locale === 'zh' ? '规则文件超过64KB,不像是规则文件。' : 'The file is over 64 KB.')
  return Buffer.from(bytes).toString('utf8')
}
