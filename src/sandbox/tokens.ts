// Access tokens as gettoken gives them (wecom.md §2.1): one value per secret for as long as it is valid, however often it
// is fetched; revoked early on demand; and an hour's block for an address that tries wrong secrets.
import { randomBytes } from 'node:crypto'
import { type Complaint, complain } from './answers.js'

const hourMs = 3_600_000

/** Whose secret a token was given for: an app, or the contact-sync assistant, which may only read the directory. */
export type Holder = { kind: 'app'; agentId: number } | { kind: 'contacts' }

export interface Credentials {
  corpId: string
  /** The first is the app under rehearsal: the fault `secretReset` is about it. */
  secrets: { secret: string; holder: Holder }[]
}

export interface TokenLimits {
  wrongSecrets: number
  /** Seconds a token lives (`expires_in`). */
  lifetime: number
}

interface Given {
  token: string
  expiresAt: number
}

export class Tokens {
  private readonly holders = new Map<string, { holder: Holder; expiresAt: number }>()
  private readonly current = new Map<string, Given>()
  private wrongAt: number[] = []
  private blockedUntil = 0

  constructor(
    private readonly credentials: Credentials,
    private readonly limits: TokenLimits,
  ) {}

  /** Checks corpid and secret (40013, 40001, 41002, 41004; 45009 while blocked) and gives the token of the hour. */
  fetch(
    given: { corpId: string | null; secret: string | null },
    at: Date,
    secretReset: boolean,
  ): Complaint | { token: string; expiresIn: number } {
    const now = at.getTime()
    const { corpId, secrets } = this.credentials
    if (!given.corpId) return complain(41002, '')
    if (!given.secret) return complain(41004, '')
    if (now < this.blockedUntil) return complain(45009, '')
    if (given.corpId !== corpId) return complain(40013, '')
    const found = secrets.findIndex(({ secret }) => secret === given.secret)
    const match = secrets[found]
    if (match === undefined || (found === 0 && secretReset)) return this.wrongSecret(now)
    return this.valid(match.secret, match.holder, now)
  }

  /** 41001 missing, 40014 unknown or revoked, 42001 expired; else whose token it is. */
  check(token: string | null, at: Date): Complaint | { holder: Holder } {
    if (!token) return complain(41001, '')
    const known = this.holders.get(token)
    if (known === undefined) return complain(40014, '')
    return at.getTime() < known.expiresAt ? { holder: known.holder } : complain(42001, '')
  }

  /** WeCom may take a token back before its time. */
  revokeAll(): void {
    this.holders.clear()
    this.current.clear()
  }

  private wrongSecret(now: number): Complaint {
    this.wrongAt = [...this.wrongAt.filter((then) => now - then < hourMs), now]
    if (this.wrongAt.length < this.limits.wrongSecrets) return complain(40001, '')
    this.wrongAt = []
    this.blockedUntil = now + hourMs
    return complain(45009, '')
  }

  private valid(secret: string, holder: Holder, now: number): { token: string; expiresIn: number } {
    let given = this.current.get(secret)
    if (given === undefined || given.expiresAt <= now) {
      given = { token: randomBytes(96).toString('base64url'), expiresAt: now + this.limits.lifetime * 1000 }
      this.current.set(secret, given)
      this.holders.set(given.token, { holder, expiresAt: given.expiresAt })
    }
    return { token: given.token, expiresIn: Math.ceil((given.expiresAt - now) / 1000) }
  }
}
