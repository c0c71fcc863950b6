// One decision on its way: which cases, what is asked before it is made, and the making of it, once. What was typed stays until
// it is done or another submission is opened.
import { computed, ref, watch } from 'vue'
import type { decideReview, readOneReview } from '../../../../web/api/reviews/calls.js'
import { useAct } from '../../../base/act.js'
import { type AnswerOf, ask } from '../../../base/ask.js'

export type Review = AnswerOf<typeof readOneReview>
type Given = NonNullable<Parameters<typeof ask<typeof decideReview>>[1]>
type Decision = NonNullable<Given['body']>['decision']

/** agree: pass, grant, uphold; refuse: return, refuse, reject. */
export type Side = 'agree' | 'refuse'
export interface Decided {
  side: Side
  nos: string[]
  refusals: AnswerOf<typeof decideReview>['refusals']
}

export function useDeciding(review: () => Review, onDecided: (done: Decided) => void) {
  const side = ref<Side | null>(null)
  const reason = ref('')
  const until = ref('')
  const chosen = ref<string[]>([])
  const acting = useAct()
  const mine = computed(() => review().cases.filter((one) => one.waits && one.mayNot === null))
  const canDecide = computed(() => review().open && review().mayNot === null && chosen.value.length > 0)
  function fresh(): void {
    chosen.value = mine.value.map((one) => one.no)
    side.value = null
    acting.clear()
  }
  watch(
    () => review().id,
    () => {
      reason.value = ''
      until.value = ''
      fresh()
    },
    { immediate: true },
  )
  watch(
    () => review(),
    () => (chosen.value = chosen.value.filter((no) => mine.value.some((one) => one.no === no))),
  )
  function open(next: Side): void {
    if (!canDecide.value || acting.busy.value) return
    if (side.value !== next) until.value = next === 'agree' ? (review().untilOn ?? '') : ''
    side.value = next
    acting.clear()
  }
  async function decide(): Promise<void> {
    const wanted = side.value
    if (wanted === null || !canDecide.value) return
    const seen = Object.fromEntries(
      mine.value.filter((one) => chosen.value.includes(one.no)).map((one) => [one.no, one.version]),
    )
    const decision = decisionOf(review().kind, wanted, reason.value.trim(), until.value === '' ? null : until.value)
    let done: AnswerOf<typeof decideReview> | null = null
    const isDone = await acting.run(async () => {
      done = await ask<typeof decideReview>('POST /api/reviews/decide', { body: { decision, seen } })
    })
    if (!isDone || done === null) return
    side.value = null
    reason.value = ''
    onDecided({ ...(done as AnswerOf<typeof decideReview>), side: wanted })
  }
  return {
    side,
    reason,
    until,
    chosen,
    mine,
    canDecide,
    busy: acting.busy,
    problem: acting.problem,
    fresh,
    open,
    decide,
  }
}

export type Deciding = ReturnType<typeof useDeciding>

/** What the two sides mean for what was handed in. */
function decisionOf(kind: Review['kind'], side: Side, reason: string, until: string | null): Decision {
  const agrees = side === 'agree'
  switch (kind) {
    case 'reply':
      return agrees ? { kind: 'close' } : { kind: 'return', reason, until }
    case 'extension':
      return agrees ? { kind: 'grant', until } : { kind: 'refuse', reason }
    case 'dispute':
      return { kind: agrees ? 'uphold' : 'reject', reason }
    case 'block':
      return agrees ? { kind: 'pause', checkInOn: until } : { kind: 'refuse-pause', reason }
  }
}

/** Keys of the words for the two sides. */
export const sideNames = {
  reply: { agree: 'pass', refuse: 'return' },
  extension: { agree: 'grant', refuse: 'refuse' },
  dispute: { agree: 'uphold', refuse: 'reject' },
  block: { agree: 'pause', refuse: 'refuse' },
} as const
