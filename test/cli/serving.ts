// `serve` as an operator runs it: a process of its own beside an emulator in this one, on the shell's database.
import { type ChildProcess, spawn } from 'node:child_process'
import { createLogger } from '../../src/base/logger.js'
import { type Emulator, startEmulator } from '../../src/sandbox/index.js'
import { program, type Shell } from './shell.js'

const app = {
  corpId: 'ww1234567890abcdef',
  agentId: 1_000_002,
  secret: 'a-secret-of-the-emulator',
  token: 'ServingToken123',
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
}

export interface Serving {
  url: string
  emulator: Emulator
  child: ChildProcess
  clock(): Promise<{ now: string; settled: boolean }>
  setClock(now: string): Promise<number>
  /** SIGTERM; resolves with the exit code and what it printed. */
  stop(): Promise<{ code: number | null; stdout: string; stderr: string }>
}

/** The emulator, with these people in it; its clock is the service's, asked for once a second or so by the tests. */
export async function emulatorWith(userids: readonly string[], now: () => Date): Promise<Emulator> {
  const people = userids.map((userid) => ({ userid, name: userid, title: '联络员' }))
  return await startEmulator({ ...app, callbackUrl: null, now, people, logger: createLogger('silent') })
}

export async function serve(shell: Shell, emulator: Emulator): Promise<Serving> {
  const env = {
    ...shell.env,
    PORT: '0',
    SANDBOX: '1',
    SESSION_SECRET: 'sixteen characters or more',
    WECOM_API_BASE: emulator.url,
    WECOM_CORP_ID: app.corpId,
    WECOM_AGENT_ID: String(app.agentId),
    WECOM_SECRET: app.secret,
    WECOM_TOKEN: app.token,
    WECOM_ENCODING_AES_KEY: app.encodingAesKey,
  }
  const child = spawn(process.execPath, [program, 'serve'], {
    cwd: shell.folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const printed = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const)
    child[name].setEncoding('utf8').on('data', (text: string) => (printed[name] += text))
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const found = /http:\/\/\S+/.exec(printed.stdout)?.[0]
      if (found !== undefined) resolve(found)
    })
    void ended.then((code) => reject(new Error(`serve ended with ${code}: ${printed.stderr}`)))
  })
  emulator.setCallbackUrl(`${url}/wecom/callback`)
  emulator.setServiceUrl(url)
  return {
    url,
    emulator,
    child,
    clock: async () => (await (await fetch(`${url}/sandbox/clock`)).json()) as { now: string; settled: boolean },
    setClock: async (now) =>
      (await fetch(`${url}/sandbox/clock`, { method: 'POST', body: JSON.stringify({ now }) })).status,
    async stop() {
      child.kill('SIGTERM')
      const code = await ended
      return { code, ...printed }
    },
  }
}
