// `audit verify [--head HASH]`: walks the audit chain.
import { Command } from 'commander'
import { chainHolds, chainInWords } from '../../domain/wording/audit-result.js'
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
          const words = chainInWords(verified, options.head ?? null)
          terminal.value({ ok: chainHolds(verified), entries, head, fault, containsHead })
          if (fault !== null)
            throw new CommandFailed(
              terminal.locale === 'zh' ? words : `The audit chain breaks at entry ${fault.seq} (${fault.fault}).`,
            )
          if (containsHead === false)
            throw new CommandFailed(
              terminal.locale === 'zh' ? words : `The chain does not contain the given head ${options.head ?? ''}.`,
            )
          terminal.line(words, `The audit chain holds: ${entries} entries, head ${head}`)
        }),
      ),
  )
