// Tokens and secrets travel in addresses, and error texts repeat them. None of it, and no person's name or words, may
// reach the log (design §9.11).
import { expect, it } from 'vitest'
import { clientOf, cutLine, neverAnswer, startWecom, textTo, withStatus } from './fake-wecom.js'

it('whatever goes wrong, neither secret, token, receiver nor words reach the log', async () => {
  await using wecom = await startWecom()
  const { client, lines } = clientOf(wecom, 150)
  const answers = [
    { errcode: 60020, errmsg: 'from token-1' },
    { errcode: 40014 },
    withStatus(502, 'token-1'),
    cutLine,
    neverAnswer,
  ]
  for (const answer of answers) {
    wecom.script('message/send', answer)
    wecom.script('media/get', answer)
    await client.send(textTo('zhangsan', '机密的话'))
    await client.download('MEDIA-1')
  }
  wecom.script('gettoken', { errcode: 40001, errmsg: 'top-secret' })
  wecom.revoke()
  await client.send(textTo('zhangsan', '机密的话'))
  const log = lines.join('')
  expect(lines.length).toBeGreaterThan(8)
  expect(log).not.toMatch(/token-\d|top-secret|zhangsan|机密的话|MEDIA-1|access_token/)
})
