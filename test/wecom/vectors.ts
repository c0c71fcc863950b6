// Fixed envelopes (wecom.md §7), computed with an implementation that was first checked against the official example,
// and small builders for envelopes of our own. Shared by the tests of this room.
import { encryptMessage, signatureOf } from '../../src/wecom/crypto.js'

export const settings = {
  token: 'TestToken123',
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
  corpId: 'ww1234567890abcdef',
}

export interface Vector {
  name: string
  timestamp: string
  nonce: string
  encrypt: string
  signature: string
  plain: string
}

export const vectorA: Vector = {
  name: 'A: address check, pad 7',
  timestamp: '1700000000',
  nonce: 'nonceA1',
  encrypt: 'CkZKFX74pFCKbCEiAFaRPgX+ba8TsKHcPz3ygIiUivF1hMEBM/LVE6gHpeaKXiXFoxaISTF7/y9FieDckZuoJQ==',
  signature: 'f56a0805042d064cbeb81c204cb06b661eed3749',
  plain: '1616140317555161061',
}

export const vectorB: Vector = {
  name: 'B: card click, pad 15',
  timestamp: '1700000001',
  nonce: 'nonceB1',
  encrypt:
    'Q3stYC6hdFzMh9T8HCvyDKhMve2w7QhWZbgMzd5pPhoz3J2aTysSkLu6bFmBCSvPe7oco4z1vlH5jSeNmC6INow23HNFHov4MevESyP3BJInYSUd4Jsw4GQN/P1P9H53iEtOw+QjAFhxdZgh84miuHjPWz/otHJVGJtxwiZgYX1CB4iix4v5zjzoXJgpGjHhLV4vTZKEX8y74Q90iefIKHO/J3j/HMIEjNUJ2dPE6i1bCrUmMTYyXwfSyQLPfvB84j2GkzjMs6FscdMpLckseNlmWVrXtMvPD2x5jbFiJ814tjXjQJX+9IJypdrmzMTGdoqftMypOydwfPBZe1ui87IB0bha4Tlj3alR6K0cPrloPDytwWlzNwrx4vU2hlBqhRxh73/wD921usjhxPHC8plERsQ8Dly+NXfISROQioFpgl/n4BGbxt+6NZzkp0RFjSgdU6X2ikzx+33Aw4KiPYZ/ezMzj4It+5Zuw6PPugUfTJzanMy40rhm9wJp77CXks7U8qOfe0BTYEfxMh4xI2EJWYPPu4v7jA7USuuy7i3+I6ketPwhBniphsnnNyWEn/GqCO2PTIbSn5vu5y1qNkOPQacEIMqeXKYwEeDwLqDAswmPz6Dvz+S8YEw14gdR',
  signature: '2b6bd8b740587e38b705767ad85af054934a034c',
  plain:
    '<xml><ToUserName><![CDATA[ww1234567890abcdef]]></ToUserName><FromUserName><![CDATA[zhangsan]]></FromUserName><CreateTime>1700000001</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[template_card_event]]></Event><EventKey><![CDATA[done]]></EventKey><TaskId><![CDATA[rect-42]]></TaskId><CardType><![CDATA[button_interaction]]></CardType><ResponseCode><![CDATA[RC-1]]></ResponseCode><AgentID>1000002</AgentID></xml>',
}

export const vectorC: Vector = {
  name: 'C: pad 32, UTF-8',
  timestamp: '1700000002',
  nonce: 'nonceC1',
  encrypt:
    'Q3stYC6hdFzMh9T8HCvyDKSKSwEkHBcxcGm/iG8jtu/WtvJ0ZaricJHJMKlMVZP3jAzUqxYeYc2Oun/3peLbpm4bRNDim1MvfL1IgXm4CuZVnMd0EcKiQ0xqseUjPKOm',
  signature: '3f87eac53da5ca3fd4e84ed1d585f6099444042c',
  plain: '整改已完成xxxxxxxxxxx',
}

export const vectorD: Vector = {
  name: 'D: pad 20, beyond AES’s own 16',
  timestamp: '1700000003',
  nonce: 'nonceD1',
  encrypt: 'Q3stYC6hdFzMh9T8HCvyDNdolfnspiS4xI0fbWO53O7RmOgUkEUmUDA4IrQhgPuG0DWB+APtQaUZk9iy9m9EBA==',
  signature: '1a20dac9b13baa9dfa2a87536e80a2aee4b8d0fb',
  plain: 'okyyyy',
}

export const vectors = [vectorA, vectorB, vectorC, vectorD]

export const queryOf = (vector: Pick<Vector, 'signature' | 'timestamp' | 'nonce'>) => ({
  msg_signature: vector.signature,
  timestamp: vector.timestamp,
  nonce: vector.nonce,
})

/** The POST body around a cipher text, as WeCom writes it. */
export const envelopeOf = (encrypt: string): Buffer =>
  Buffer.from(
    `<xml><ToUserName><![CDATA[${settings.corpId}]]></ToUserName><Encrypt><![CDATA[${encrypt}]]></Encrypt>` +
      '<AgentID><![CDATA[1000002]]></AgentID></xml>',
  )

/** A complete, rightly signed request for `plain`. */
export function requestOf(plain: string, receiveId = settings.corpId) {
  const encrypt = encryptMessage({ encodingAesKey: settings.encodingAesKey, plain, receiveId })
  return signedRequestOf(encrypt)
}

/** A rightly signed request around any cipher text. */
export function signedRequestOf(encrypt: string) {
  const signature = signatureOf(settings.token, '1700000009', 'n9', encrypt)
  return { query: queryOf({ signature, timestamp: '1700000009', nonce: 'n9' }), body: envelopeOf(encrypt) }
}
