// Access tokens as gettoken gives them (wecom.md §2.1): one value for as long as it is valid, however often it is
// fetched; revoked early on demand; and an hour's block for an address that tries wrong secrets.
import { randomBytes } from 'node:crypto'
import { type Complaint, complain } from './answers.js'

const lifetimeMs = 7_200_000
const hourMs = 3_600_000

export interface Credentials {
  corpId: string
  secret: string
}

export class Tokens {
  private readonly expiries = new Map<string, number>()
  private current: string | null = null
  private wrongAt: number[] = []
  private blockedUntil = 0

  constructor(
    private readonly credentials: Credentials,
    private readonly wrongSecretLimit: number,
  ) {}

  /** Checks corpid and secret (40013, 40001, 41002, 41004; 45009 while blocked) and gives the token of the hour. */
  fetch(
    given: { corpId: string | null; secret: string | null },
    at: Date,
    secretReset: boolean,
  ): Complaint | { token: string; expiresIn: number } {
    const now = at.getTime()
    if (!given.corpId) return complain(41002, '')
    if (!given.secret) return complain(41004, '')
    if (now < this.blockedUntil) return complain(45009, '')
    if (given.corpId !== this.credentials.corpId) return complain(40013, '')
    if (given.secret !== this.credentials.secret || secretReset) return this.wrongSecret(now)
    return this.valid(now)
  }

  /** 41001 missing, 40014 unknown or revoked, 42001 expired; null = may call. */
  check(token: string | null, at: Date): Complaint | null {
    if (!token) return complain(41001, '')
    const expiry = this.expiries.get(token)
    if (expiry === undefined) return complain(40014, '')
    return at.getTime() < expiry ? null : complain(42001, '')
  }

  /** WeCom may take a token back before its time. */
  revokeAll(): void {
    this.expiries.clear()
    this.current = null
  }

  private wrongSecret(now: number): Complaint {
    this.wrongAt = [...this.wrongAt.filter((then) => now - then < hourMs), now]
    if (this.wrongAt.length < this.wrongSecretLimit) return complain(40001, '')
    this.wrongAt = []
    this.blockedUntil = now + hourMs
    return complain(45009, '')
  }

  private valid(now: number): { token: string; expiresIn: number } {
    let expiry = this.current === null ? undefined : this.expiries.get(this.current)
    if (this.current === null || expiry === undefined || expiry <= now) {
      this.current = randomBytes(96).toString('base64url')
      expiry = now + lifetimeMs
      this.expiries.set(this.current, expiry)
    }
    return { token: this.current, expiresIn: Math.ceil((expiry - now) / 1000) }
  }
}
