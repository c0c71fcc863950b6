// What goes back over HTTP, before it is written: the API, the control API and the page all answer in this shape.

export interface Reply {
  status: number
  headers: Record<string, string>
  body: string | Buffer
}

/** JSON, never cached: it is always about this moment. */
export const json = (value: unknown, status = 200): Reply => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  body: JSON.stringify(value),
})
/** `{error: {code, message}}`; the message is a sentence (Chinese) for whoever plays. */
export const failure = (status: number, code: string, message: string): Reply =>
  json({ error: { code, message } }, status)
