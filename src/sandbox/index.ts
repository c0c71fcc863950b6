// The WeCom emulator: the part of WeCom this product needs, over real HTTP, for tests and for an office that rehearses
// before it asks for an agent id. It knows no case; it knows people, messages and what WeCom would refuse.
export type { CardFace } from './card-face.js'
export { startEmulator } from './emulator.js'
export type { GalleryItem } from './gallery.js'
export { type Faults, noFaults } from './faults.js'
export { ImpossibleAct } from './act-stage.js'
export type { AppWarning, ApprovalChange } from './app-acts.js'
export type {
  ContactSync,
  Department,
  GroupPost,
  OtherApp,
  ScheduleAnswer,
  ScheduleItem,
  Tag,
  VisibleRange,
} from './corp-shapes.js'
export type { PhoneMessage } from './phone-acts.js'
export type {
  Attempt,
  CallCount,
  ChatItem,
  ClickTarget,
  Delivery,
  DeliveryOptions,
  Emulator,
  EmulatorOptions,
  Person,
  SentItem,
  Verification,
} from './shapes.js'
