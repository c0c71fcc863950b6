// Reviews: read, decided as they were seen.
import { done } from '../../../base/result.js'
import { decideSubmission } from '../../../flows/decide-submission.js'
import { listReviews, readReview } from '../../../flows/read-review.js'
import { casesAsSeen, ifUnchanged } from '../guard.js'
import { type Route, route } from '../route.js'
import { decideReview, listOpenReviews, readOneReview } from './calls.js'

export const reviewRoutes: readonly Route[] = [
  route(listOpenReviews, async ({ actor, now }, { context }) =>
    done({ reviews: await listReviews(context.store.read, context, actor, now) }),
  ),
  route(readOneReview, ({ actor, params, now }, { context }) =>
    readReview(context.store.read, context, actor, params.id, now),
  ),
  route(decideReview, ({ actor, body: { decision, seen }, now }, { context }) =>
    ifUnchanged(context, casesAsSeen(seen), (joined) =>
      decideSubmission(joined, Object.keys(seen), decision, actor.userid, now),
    ),
  ),
]
