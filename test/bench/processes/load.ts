// The load, in a process of its own. Arguments: port, `saturate` with connections and seconds, or `poisson` with
// requests a second and seconds. Prints one line of JSON. Open loop: a request starts when it is due, however late the
// server is, and its latency counts from then (no coordinated omission).
import { connect, type Socket } from 'node:net'
import { requestBytes } from '../envelope.js'

const [, , port = '0', mode = 'saturate', amount = '64', duration = '3'] = process.argv
const host = `127.0.0.1:${port}`
const durationMs = Number(duration) * 1000

class Line {
  #socket: Socket
  #done: ((status: number) => void) | null = null
  #head = ''

  constructor() {
    this.#socket = connect(Number(port), '127.0.0.1').setNoDelay(true)
    this.#socket.on('data', (chunk: Buffer) => {
      this.#head += chunk.toString('latin1')
      const end = this.#head.indexOf('\r\n\r\n')
      if (end < 0) return
      const status = Number(this.#head.slice(9, 12))
      this.#head = this.#head.slice(end + 4)
      this.#done?.(status)
    })
  }

  ask(bytes: Buffer): Promise<number> {
    return new Promise((resolve) => {
      this.#done = resolve
      this.#socket.write(bytes)
    })
  }
}

const quantile = (values: number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? Number.NaN

async function saturate(connections: number): Promise<unknown> {
  const stock = Array.from({ length: Math.ceil(durationMs * 9) }, (_, n) => requestBytes(n, host))
  const latencies: number[] = []
  let refused = 0
  const began = performance.now()
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const line = new Line()
      while (performance.now() - began < durationMs) {
        const bytes = stock.pop()
        if (bytes === undefined) return
        const from = performance.now()
        if ((await line.ask(bytes)) !== 200) refused++
        latencies.push(performance.now() - from)
      }
    }),
  )
  const seconds = (performance.now() - began) / 1000
  return {
    perSecond: latencies.length / seconds,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    refused,
  }
}

async function poisson(perSecond: number): Promise<unknown> {
  const idle: Line[] = Array.from({ length: 16 }, () => new Line())
  const latencies: number[] = []
  const open: Promise<void>[] = []
  let refused = 0
  const answered = async (line: Line, bytes: Buffer, from: number): Promise<void> => {
    if ((await line.ask(bytes)) !== 200) refused++
    latencies.push(performance.now() - from)
    idle.push(line)
  }
  const count = Math.floor((durationMs / 1000) * perSecond)
  let due = performance.now() + 200
  for (let n = 0; n < count; n++) {
    const bytes = requestBytes(n, host)
    due += (-Math.log(1 - Math.random()) / perSecond) * 1000
    const wait = due - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    const line = idle.pop() ?? new Line()
    open.push(answered(line, bytes, due))
  }
  await Promise.all(open)
  return { sent: count, p50: quantile(latencies, 0.5), p99: quantile(latencies, 0.99), refused }
}

const result = mode === 'poisson' ? await poisson(Number(amount)) : await saturate(Number(amount))
process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0))
