// A port that can be closed and opened again: the fault "nobody listens" must refuse connections, and the service must
// find the same address when it is over.
import { createServer, type RequestListener, type Server } from 'node:http'

export class Listener {
  private readonly server: Server
  private port = 0

  constructor(handler: RequestListener) {
    this.server = createServer(handler)
  }

  /** Base address; known after the first `open`. */
  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  get isOpen(): boolean {
    return this.server.listening
  }

  /** Listens on 127.0.0.1; without a port on the one it had, or at first on any free one. */
  async open(port = this.port): Promise<void> {
    if (this.isOpen) return
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject)
      this.server.listen(port, '127.0.0.1', () => {
        this.server.off('error', reject)
        resolve()
      })
    })
    const address = this.server.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    this.port = address.port
  }

  /** Stops listening and cuts every connection. */
  async close(): Promise<void> {
    if (!this.isOpen) return
    await new Promise<void>((resolve) => {
      this.server.close(() => resolve())
      this.server.closeAllConnections()
    })
  }
}
