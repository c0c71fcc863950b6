// Every card the bot sends, in each of its states, and its planned texts: worded by domain/wording and written by wecom/ as
// in earnest, about a published circular. The sandbox page shows them, and test/pictures keeps their looks.
import { noticeCards, ladderTexts } from './card-gallery/unit-messages.js'
import { officeMessages } from './card-gallery/office-messages.js'
import { reviewCards } from './card-gallery/review-cards.js'
import { talkMessages } from './card-gallery/talk-messages.js'
import type { GalleryItem } from './sandbox/index.js'

/** The gallery in the order it is shown. */
export const cardGallery = (): GalleryItem[] => [
  ...noticeCards(),
  ...ladderTexts(),
  ...reviewCards(),
  ...talkMessages(),
  ...officeMessages(),
]
