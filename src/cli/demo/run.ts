// Runs the demo from an empty folder to its verdict.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { monotonicMs } from '../../base/clock.js'
import { createLogger } from '../../base/logger.js'
import { openSandboxOffice } from '../../sandbox-office.js'
import { commandSettings } from '../desk.js'
import { CommandFailed, createTerminal } from '../terminal.js'
import { showAddresses } from '../show-addresses.js'
import { untilAskedToStop } from '../until-asked-to-stop.js'
import { judge } from './judge.js'
import { playQuarter } from './quarter.js'
import { openStage } from './stage.js'
import { showUnits } from './tables.js'

/** Plays and judges; throws what was broken. */
export async function runDemo(options: { serve?: boolean }): Promise<void> {
  const { locale, dataDir, logLevel, port } = commandSettings()
  const terminal = createTerminal(locale, false)
  const folder = join(dataDir, 'demo')
  await rm(folder, { recursive: true, force: true })
  const ports = options.serve === true ? { port, emulatorPort: port + 1 } : { port: 0, emulatorPort: 0 }
  const office = await openSandboxOffice({
    folder,
    ...ports,
    host: '127.0.0.1',
    logger: createLogger(logLevel === 'warn' ? 'error' : logLevel),
  })
  const began = monotonicMs()
  try {
    const stage = openStage(office, terminal)
    const circularId = await playQuarter(stage)
    await showUnits(stage, circularId, join(folder, 'ledger.xlsx'))
    const broken = await judge(stage, circularId)
    terminal.line(
      `用时${((monotonicMs() - began) / 1000).toFixed(1)}秒(虚拟时间约6周)。`,
      `${((monotonicMs() - began) / 1000).toFixed(1)} s for about six weeks of virtual time.`,
    )
    if (broken.length > 0) throw new CommandFailed(broken.join('\n'))
    if (options.serve === true) {
      showAddresses(terminal, office)
      await untilAskedToStop()
    }
  } finally {
    await office.stop()
  }
}
