// `sandbox`: service, emulator and its page, with the sample office loaded and the sample circular published.
import { join } from 'node:path'
import { Command } from 'commander'
import { createLogger } from '../../base/logger.js'
import { commandSettings } from '../desk.js'
import { showAddresses } from '../show-addresses.js'
import { createTerminal } from '../terminal.js'
import { untilAskedToStop } from '../until-asked-to-stop.js'

export const sandboxCommand = (): Command =>
  new Command('sandbox')
    .description('rehearse with the WeCom emulator: play any person, move the clock / 演练环境')
    .option('--emulator-port <port>', 'port of the emulator page', '3001')
    .action(async (options: { emulatorPort: string }) => {
      const { locale, dataDir, port, host, logLevel } = commandSettings()
      const terminal = createTerminal(locale, false)
      const { openSandboxOffice } = await import('../../sandbox-office.js')
      const { publishSample, sampleMorning } = await import('../sample-office.js')
      const folder = join(dataDir, 'sandbox')
      const office = await openSandboxOffice({
        folder,
        port,
        emulatorPort: Number(options.emulatorPort),
        host,
        logger: createLogger(logLevel),
      })
      const { service } = office
      if ((await service.store.read.circular.count()) === 0) {
        await sampleMorning(service)
        await publishSample(service)
        service.heart.ring()
      }
      await office.refreshPeople()
      terminal.line('演练环境已启动。', 'The sandbox is running.')
      showAddresses(terminal, office)
      await untilAskedToStop()
      await office.stop()
    })
