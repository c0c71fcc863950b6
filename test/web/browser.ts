// A browser for tests of pages: it keeps cookies as a browser would, and follows the way to WeCom's login and back one step at
// a time, so that a test sees every answer.
import { expect } from 'vitest'

export class Browser {
  readonly cookies = new Map<string, string>()
  /** Every `Set-Cookie` that came, whole. */
  readonly setCookies: string[] = []

  constructor(readonly origin: string) {}

  /** One request to the service, by path; nothing is followed. */
  async go(
    path: string,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE' = 'GET',
    headers: Record<string, string> = {},
    body?: string,
  ): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(`${this.origin}${path}`, {
      method,
      redirect: 'manual',
      ...(body === undefined ? {} : { body }),
      headers: { ...headers, ...(cookie === '' ? {} : { cookie }) },
    })
    for (const line of response.headers.getSetCookie()) {
      this.setCookies.push(line)
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return response
  }

  /** Asks for the page, is sent to WeCom's login, is that person there; the path WeCom sends them back to. */
  async toLogin(path: string, userid: string): Promise<string> {
    const out = await this.go(path)
    expect(out.status).toBe(302)
    const login = new URL(out.headers.get('location') ?? '')
    login.searchParams.set('userid', userid)
    const back = await fetch(login, { redirect: 'manual' })
    expect(back.status, await back.text()).toBe(302)
    const address = new URL(back.headers.get('location') ?? '')
    return `${address.pathname}${address.search}`
  }

  /** Signs in on the way to the page; the answer to the way back. */
  async signIn(path: string, userid: string): Promise<Response> {
    return await this.go(await this.toLogin(path, userid))
  }
}
