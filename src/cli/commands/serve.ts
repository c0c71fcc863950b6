// `serve`: the service for real use; stops in seconds on SIGTERM and SIGINT.
import { Command } from 'commander'
import { createLogger } from '../../base/logger.js'
import { commandSettings } from '../desk.js'
import { CommandFailed, createTerminal } from '../terminal.js'
import { untilAskedToStop } from '../until-asked-to-stop.js'

export const serveCommand = (): Command =>
  new Command('serve').description('run the service (needs the WECOM_* settings) / 运行服务').action(async () => {
    const settings = commandSettings('serve')
    const terminal = createTerminal(settings.locale, false)
    if (settings.wecom === null) throw new CommandFailed('WECOM_*')
    const logger = createLogger(settings.logLevel)
    const { startService } = await import('../../main.js')
    const service = await startService(settings, settings.wecom, logger).catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
        throw new CommandFailed(
          terminal.locale === 'zh' ? `端口${settings.port}已被占用。` : `Port ${settings.port} is in use.`,
        )
      throw error
    })
    terminal.line(`整改督办已启动:${service.url}`, `duban is running at ${service.url}`)
    await untilAskedToStop()
    await service.stop()
    terminal.line('已停止。', 'Stopped.')
  })
