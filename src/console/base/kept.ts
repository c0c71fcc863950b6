// Small choices a browser remembers for its person (language, light or dark, what was being typed). A browser that keeps
// nothing forgets them, and everything else works.

const prefix = 'duban.'

export interface Kept<T> {
  read(): T
  write(value: T): void
  clear(): void
}

export function kept<T>(name: string, fallback: T): Kept<T> {
  const key = `${prefix}${name}`
  return {
    read() {
      try {
        const text = localStorage.getItem(key)
        return text === null ? fallback : (JSON.parse(text) as T)
      } catch {
        return fallback
      }
    },
    write(value) {
      try {
        localStorage.setItem(key, JSON.stringify(value))
      } catch {
        // A full or forbidden store: the choice lasts until the page is closed.
      }
    },
    clear() {
      try {
        localStorage.removeItem(key)
      } catch {
        // As above.
      }
    },
  }
}
