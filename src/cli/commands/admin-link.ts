// `admin-link`: a link that signs the local administrator in once, for when WeCom's login does not work (应急登录).
import { Command } from 'commander'
import { isoOf } from '../../domain/day.js'
import { makeLoginLink, onceLinkPath } from '../../flows/break-glass.js'
import { atDesk } from '../desk.js'

export const adminLinkCommand = (): Command =>
  new Command('admin-link')
    .description('a link that signs the local administrator in once, within 15 minutes / 应急登录链接')
    .option('--json')
    .action(async (options: { json?: boolean }) =>
      atDesk(options, async ({ settings, context, clock, terminal }) => {
        const { code, expiresAt } = await makeLoginLink(context, clock.now())
        const link = new URL(onceLinkPath, settings.publicUrl)
        link.searchParams.set('code', code)
        terminal.value({ url: link.href, expiresAt: isoOf(expiresAt) })
        const until = isoOf(expiresAt).slice(11, 16)
        terminal.line(link.href)
        terminal.line(
          `链接只能用一次,${until}前有效;登录后1小时内以“应急管理员”身份查看和管理,不能审批、复核。请勿转发。`,
          `It serves once, until ${until}; the session lasts an hour, as administrator only. Do not pass it on.`,
        )
      }),
    )
