// The people of the emulated corp and who of them the app can reach. userids compare without case, and come back
// lower-cased in lists of invalid ones (wecom.md §0 item 14, §5 item 14).
import type { Person } from './shapes.js'

const keyOf = (userid: string): string => userid.toLowerCase()

export class Directory {
  private members = new Map<string, Person>()
  private readonly unreachable = new Set<string>()
  private readonly left = new Set<string>()

  constructor(people: Person[]) {
    this.set(people)
  }

  /** Replaces the list; who has left WeCom stays gone. */
  set(people: Person[]): void {
    this.members = new Map(people.map((person) => [keyOf(person.userid), { ...person }]))
  }

  all(): Person[] {
    return [...this.members.values()]
  }

  /** The person as registered, also when gone; null if never heard of. */
  find(userid: string): Person | null {
    return this.members.get(keyOf(userid)) ?? null
  }

  /** The person if the app can reach them. */
  reachable(userid: string): Person | null {
    return this.isReachable(userid) ? this.find(userid) : null
  }

  isReachable(userid: string): boolean {
    const key = keyOf(userid)
    return this.members.has(key) && !this.left.has(key) && !this.unreachable.has(key)
  }

  setVisible(userid: string, visible: boolean): void {
    if (visible) this.unreachable.delete(keyOf(userid))
    else this.unreachable.add(keyOf(userid))
  }

  remove(userid: string): void {
    this.left.add(keyOf(userid))
  }
}
