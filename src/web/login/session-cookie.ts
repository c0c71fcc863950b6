// The cookie a session lives in: signed, unreadable for scripts, and over https only where the pages are.
import type { Context } from 'koa'
import type { SignedIn } from '../../flows/sign-in.js'

export const sessionCookie = 'duban'

// Lax: the way back from WeCom's login is a navigation from another site and must bring the cookie along.
export const cookieOptions = (secure: boolean) => ({ signed: true, httpOnly: true, sameSite: 'lax', secure }) as const

/** What the browser brought; undefined: no session, or not ours. */
export const sessionSecretOf = (ctx: Context): string | undefined => ctx.cookies.get(sessionCookie, { signed: true })

/** Gives the browser a session that was just opened. */
export function openSessionCookie(
  ctx: Context,
  { secret, expiresAt }: SignedIn,
  door: { now(): Date; secure: boolean },
): void {
  const maxAge = expiresAt.getTime() - door.now().getTime()
  ctx.cookies.set(sessionCookie, secret, { ...cookieOptions(door.secure), maxAge })
}
