// Addresses of WeCom's own logins (wecom.md §2.10, §2.11). The order of the parameters and the fragment are WeCom's: it
// refuses the OAuth address otherwise.

export interface LoginApp {
  corpId: string
  agentId: number
  /** Base of `/connect/oauth2/authorize`. */
  oauthBase: string
  /** Base of `/wwlogin/sso/login`. */
  loginBase: string
}

/** The silent login inside WeCom's own browser. `state`: letters and digits, at most 128. */
export function oauthAddress(app: LoginApp, returnTo: string, state: string): string {
  const query = [
    `appid=${encodeURIComponent(app.corpId)}`,
    `redirect_uri=${encodeURIComponent(returnTo)}`,
    'response_type=code',
    'scope=snsapi_base',
    `state=${encodeURIComponent(state)}`,
    `agentid=${app.agentId}`,
  ].join('&')
  return `${app.oauthBase}/connect/oauth2/authorize?${query}#wechat_redirect`
}

/** The login by QR code on a desk, outside WeCom. `state`: letters and digits, at most 128. */
export function webLoginAddress(app: LoginApp, returnTo: string, state: string): string {
  const query = new URLSearchParams({
    login_type: 'CorpApp',
    appid: app.corpId,
    agentid: String(app.agentId),
    redirect_uri: returnTo,
    state,
    lang: 'zh',
  })
  return `${app.loginBase}/wwlogin/sso/login?${query.toString()}`
}
