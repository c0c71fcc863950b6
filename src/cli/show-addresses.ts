// Where to look at an office that is being rehearsed: the last lines of `sandbox` and `demo --serve`.
import type { SandboxOffice } from '../sandbox-office.js'
import type { Terminal } from './terminal.js'

export function showAddresses(terminal: Terminal, { service, emulator, settings }: SandboxOffice): void {
  const command = `DATABASE_URL=${settings.databaseUrl} DATA_DIR=${settings.dataDir} npm run -s duban -- ledger`
  terminal.line(
    [
      `  控制台      ${service.url}/   登录时选择是谁:办公室经办、复核、分管负责人…… 页面上“换一个人”可换人`,
      `  联络员页面  ${service.url}/m  登录时选择某单位联络员`,
      `  企业微信    ${emulator.url}  扮演任何一个人、收发消息、拨动时钟`,
      `  命令行      ${command}`,
      '按Ctrl+C结束。',
    ].join('\n'),
    [
      `  console       ${service.url}/   choose who you are at the login; sign out to be somebody else`,
      `  contact page  ${service.url}/m  choose a unit's contact at the login`,
      `  WeCom         ${emulator.url}  play any person, move the clock`,
      `  commands      ${command}`,
      'Ctrl+C ends.',
    ].join('\n'),
  )
}
