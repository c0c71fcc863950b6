// A signed-in person asking the API by plain requests, for what a page would never ask.
import { Browser } from './browser.js'

export interface Session {
  /** One call; `body` as JSON, bytes as they are. */
  ask(method: string, path: string, body?: unknown): Promise<{ status: number; json: Record<string, unknown> }>
}

export async function sessionOf(origin: string, userid: string): Promise<Session> {
  const browser = new Browser(origin)
  await browser.signIn('/m', userid)
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const send = async (method: string, path: string, headers: Record<string, string>, body?: unknown) => {
    const bytes = body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body)
    const given = body === undefined ? {} : { body: bytes }
    const response = await fetch(`${origin}${path}`, { method, headers: { cookie, ...headers }, ...given })
    return { status: response.status, json: (await response.json()) as Record<string, unknown> }
  }
  const { json } = await send('GET', '/api/me', {})
  const proof = { 'x-duban-csrf': String(json.csrf) }
  return { ask: (method, path, body) => send(method, path, method === 'GET' ? {} : proof, body) }
}
