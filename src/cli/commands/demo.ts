// `demo`: plays one whole quarter of the sample circular in virtual time and judges it by the promises.
import { Command } from 'commander'

export const demoCommand = (): Command =>
  new Command('demo')
    .description('play one quarter of the sample circular in virtual time / 演示一个季度')
    .option('--serve', 'stay up afterwards to be looked at')
    .action(async (options: { serve?: boolean }) => {
      // Service, emulator and workbook library are loaded only when they are played.
      const { runDemo } = await import('../demo/run.js')
      await runDemo(options)
    })
