// What a login leaves behind (wecom.md §2.10, §2.11): codes of five minutes that open once, and tokens of half an hour
// for a member who agreed that the app reads phone and address.
import { randomBytes } from 'node:crypto'

const codeMs = 5 * 60_000
const consentMs = 1800_000

export interface Login {
  /** Null: somebody who is not a member of the corp. */
  userid: string | null
  agentId: number | null
  /** The member agreed to show phone and address (`snsapi_privateinfo`). */
  consented: boolean
  /** Host and port the code was sent to. */
  host: string
}

export class LoginCodes {
  private readonly codes = new Map<string, Login & { expiresAt: number; used: boolean }>()
  private readonly consents = new Map<string, { userid: string; expiresAt: number }>()

  issue(login: Login, at: Date): string {
    const code = randomBytes(32).toString('base64url')
    this.codes.set(code, { ...login, expiresAt: at.getTime() + codeMs, used: false })
    return code
  }

  /** Opens a code once: 40029 unknown, 42022 used, 42003 over five minutes. */
  open(code: string, at: Date): Login | 40029 | 42022 | 42003 {
    const login = this.codes.get(code)
    if (login === undefined) return 40029
    if (login.used) return 42022
    if (at.getTime() >= login.expiresAt) return 42003
    login.used = true
    return login
  }

  /** What user_ticket is: a pass to one member's private fields. */
  consent(userid: string, at: Date): string {
    const pass = randomBytes(48).toString('base64url')
    this.consents.set(pass, { userid, expiresAt: at.getTime() + consentMs })
    return pass
  }

  /** Whose fields a pass opens: 84015 unknown, 84014 over half an hour. */
  consented(pass: string, at: Date): string | 84014 | 84015 {
    const entry = this.consents.get(pass)
    if (entry === undefined) return 84015
    return at.getTime() < entry.expiresAt ? entry.userid : 84014
  }
}
