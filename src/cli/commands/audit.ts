// `audit verify [--head HASH]`: walks the audit chain.
import { Command } from 'commander'
import { verifyAudit } from '../../store/audit.js'
import { atDesk } from '../desk.js'
import { CommandFailed } from '../terminal.js'

export const auditCommand = (): Command =>
  new Command('audit').description('the audit chain / 审计链').addCommand(
    new Command('verify')
      .description('walk the chain; exit 1 at the first entry that does not hold / 校验')
      .option('--head <hash>', 'a head printed earlier must still be part of the chain')
      .option('--json')
      .action(async (options: { head?: string; json?: boolean }) =>
        atDesk(options, async ({ store, terminal }) => {
          const verified = await verifyAudit(store.read, options.head?.toLowerCase() ?? null)
          const { entries, head, fault, containsHead } = verified
          terminal.value({ ok: fault === null && containsHead !== false, entries, head, fault, containsHead })
          if (fault !== null)
            throw new CommandFailed(
              terminal.locale === 'zh'
                ? `审计链在第${fault.seq}条处不成立(${fault.fault})。`
                : `The audit chain breaks at entry ${fault.seq} (${fault.fault}).`,
            )
          if (containsHead === false)
            throw new CommandFailed(
              terminal.locale === 'zh'
                ? `审计链里没有给出的链头${options.head ?? ''},可能被截短或替换。`
                : `The chain does not contain the given head ${options.head ?? ''}.`,
            )
          terminal.line(
            `审计链完整:${entries}条,链头${head}`,
            `The audit chain holds: ${entries} entries, head ${head}`,
          )
        }),
      ),
  )
