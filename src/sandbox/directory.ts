// The people of the emulated corp, its departments and tags, and what of them the app can see. userids compare without
// case, and come back lower-cased in lists of invalid ones (wecom.md §0 item 14, §2.9, §5 item 14).
import { Departments } from './departments.js'
import type { Department, Person, Tag, VisibleRange } from './shapes.js'

const keyOf = (userid: string): string => userid.toLowerCase()

/** `status` of wecom.md §2.9: these two cannot be sent anything. */
const disabled = 2
const left = 5

export class Directory {
  private members = new Map<string, Person>()
  private readonly unreachable = new Set<string>()
  private readonly gone = new Set<string>()
  private readonly tree = new Departments()
  private tagList: Tag[] = []
  private range: VisibleRange | null = null

  constructor(people: Person[]) {
    this.set(people)
  }

  /** Replaces the list; who has left WeCom stays gone. */
  set(people: Person[]): void {
    this.members = new Map(people.map((person) => [keyOf(person.userid), { ...person }]))
    for (const person of people) this.departmentsOf(person)
  }

  /** Adds one member, or lets somebody who was gone come back. */
  add(person: Person): void {
    this.gone.delete(keyOf(person.userid))
    this.members.set(keyOf(person.userid), { ...person })
    this.departmentsOf(person)
  }

  setDepartments(departments: Department[]): void {
    this.tree.set(departments)
  }

  setTags(tags: Tag[]): void {
    this.tagList = structuredClone(tags)
  }

  /** Null = the whole corp. */
  setRange(range: VisibleRange | null): void {
    this.range = structuredClone(range)
  }

  all(): Person[] {
    return [...this.members.values()]
  }

  /** The person as registered, also when gone; null if never heard of. */
  find(userid: string): Person | null {
    return this.members.get(keyOf(userid)) ?? null
  }

  /** The person if the app can send to them. */
  reachable(userid: string): Person | null {
    return this.isReachable(userid) ? this.find(userid) : null
  }

  isReachable(userid: string): boolean {
    const status = this.find(userid)?.status ?? 1
    return this.isVisible(userid) && status !== disabled && status !== left
  }

  /** Whether the app may read this member: exists, has not left, lies in the visible range. */
  isVisible(userid: string): boolean {
    const person = this.find(userid)
    const key = keyOf(userid)
    if (person === null || this.gone.has(key) || this.unreachable.has(key)) return false
    if (this.range === null || this.range.userids.some((one) => keyOf(one) === key)) return true
    return this.departmentsOf(person).some((id) => this.seesDepartment(id))
  }

  /** Members who have not left, whatever the app may see of them. */
  present(): Person[] {
    return this.all().filter((person) => !this.gone.has(keyOf(person.userid)))
  }

  setVisible(userid: string, visible: boolean): void {
    if (visible) this.unreachable.delete(keyOf(userid))
    else this.unreachable.add(keyOf(userid))
  }

  remove(userid: string): void {
    this.gone.add(keyOf(userid))
  }

  /** The member's userid is another one from now on. */
  rename(userid: string, newUserid: string): void {
    const person = this.find(userid)
    if (person === null) return
    this.members.delete(keyOf(userid))
    this.members.set(keyOf(newUserid), { ...person, userid: newUserid })
  }

  /** Department numbers of a person; who names none belongs to the root. */
  departmentsOf(person: Person): number[] {
    const named = person.departments ?? []
    return named.length === 0 ? [1] : named.map((one) => this.tree.idOf(one))
  }

  departments(): Department[] {
    return this.tree.all()
  }

  department(id: number): Department | null {
    return this.tree.find(id)
  }

  seesDepartment(id: number): boolean {
    if (this.tree.find(id) === null) return false
    return this.range === null || this.tree.withAncestors(id).some((one) => this.range?.departments.includes(one))
  }

  /** A department and everything below it, parents first. */
  subtree(id: number): Department[] {
    return this.tree.all().filter((one) => this.tree.withAncestors(one.id).includes(id))
  }

  tags(): Tag[] {
    return this.tagList
  }

  visibleRange(): VisibleRange | null {
    return this.range
  }
}
