// The program under measure is the built one, as users run it: a loader that rewrites sources would be measured too.
// Types come from the sources of the same files.

/** Imports a built file; `path` as under src/, with .js. */
export const built = async <T>(path: string): Promise<T> =>
  (await import(new URL(`../../dist/src/${path}`, import.meta.url).href)) as T
