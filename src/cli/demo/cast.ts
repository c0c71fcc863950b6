// Who plays what in the demo's quarter; everybody else signs and answers as most units do.

export const education = 'edu-1'
export const educationLeader = 'edu-lead'
/** Left WeCom before the circular was published. */
export const departed = 'coop-1'
export const departedDeputy = 'coop-2'
/** Never answers. */
export const silent = 'longxian-police'
/** Asks for an extension, gets it, misses it. */
export const extending = 'ndrc-1'
/** Disputes and wins. */
export const disputing = 'fund-1'
/** Returned once, fixed the second time. */
export const returned = 'jintai-permit-1'
/** Its reply lies with the reviewer too long. */
export const waiting = 'audit-1'
/** Answers by OA; a clerk records it. */
export const byOa = 'citymgmt-1'
/** Answers with a picture. */
export const withPicture = 'health-1'
/** Whose one callback comes four times. */
export const fourTimes = 'transport-1'

export const special: readonly string[] = [
  education,
  departed,
  `${silent}-1`,
  extending,
  disputing,
  returned,
  waiting,
  byOa,
  withPicture,
  fourTimes,
]
