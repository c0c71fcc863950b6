// The public face of this room: the client, the callback door, the envelope and the reading of messages. Other rooms
// import from here (the emulator also from crypto.ts) and need to know nothing else of WeCom.
export {
  type CallbackQuery,
  type CallbackSettings,
  dedupeKeyOf,
  type Opened,
  openCallback,
  type RefusalCode,
  type Verified,
  verifyUrl,
} from './callback.js'
export { type CallbackCheck, checkCallback } from './callback-check.js'
export { createWecomClient, type WecomClient, type WecomOptions } from './client.js'
export { type Decrypted, decryptMessage, encryptMessage, signatureMatches, signatureOf } from './crypto.js'
export { adviceOf, type Fault, faultOf, type Reaction, reactionOf } from './errors.js'
export { createGroupBoard } from './group-board.js'
export { withLinks } from './links.js'
export { type LoginApp, oauthAddress, webLoginAddress } from './login.js'
export type { Upload } from './media.js'
export { menuEntries } from './menu.js'
export type { ProbeStep } from './probe.js'
export type { Response, ScheduleBook } from './schedules.js'
export { readUtterance } from './utterance.js'
