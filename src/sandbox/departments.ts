// The department tree (wecom.md §2.9): numbers and names, root 1. A person may name a department that nobody declared;
// it is then made below the root, so that a rehearsal needs no list of departments first.
import type { Department } from './shapes.js'

const root: Department = { id: 1, name: '本单位', parentId: 0 }

export class Departments {
  private byId = new Map<number, Department>([[1, root]])

  /** Replaces the tree; a root is put under it if the list has none. */
  set(departments: Department[]): void {
    this.byId = new Map([root, ...departments].map((one) => [one.id, { ...one }]))
  }

  all(): Department[] {
    return [...this.byId.values()]
  }

  find(id: number): Department | null {
    return this.byId.get(id) ?? null
  }

  /** The number of a department given by number or name; an unknown one is made below the root. */
  idOf(named: number | string): number {
    const known = typeof named === 'number' ? this.byId.get(named) : this.all().find((one) => one.name === named)
    if (known !== undefined) return known.id
    const id = typeof named === 'number' ? named : Math.max(...this.byId.keys()) + 1
    this.byId.set(id, { id, name: typeof named === 'string' ? named : `部门${id}`, parentId: 1 })
    return id
  }

  /** The number and those of everything above it, nearest first. */
  withAncestors(id: number): number[] {
    const path: number[] = []
    for (let at = this.byId.get(id); at !== undefined && !path.includes(at.id); at = this.byId.get(at.parentId))
      path.push(at.id)
    return path
  }
}
