// What happened on a case since it is its unit's: before a hand-over (改派) another unit spoke, and its words and files are not the
// new unit's to read (promise 11). The office sees all of it.

/** @param events in the order they happened */
export const ownEvents = <E extends { type: string }>(events: readonly E[]): E[] =>
  events.slice(
    Math.max(
      0,
      events.findLastIndex((event) => event.type === 'handed-over'),
    ),
  )
