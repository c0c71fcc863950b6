// What one call is tried with. Where a mark of what was seen is asked for, an outdated one does: whoever may make the call is
// then told that it changed (409), and nothing is done.
import type { AccessOffice } from './office.js'

export interface Sample {
  params?: Record<string, string>
  query?: Record<string, string>
  /** An object goes as JSON, a string as the bytes of a file. */
  body?: object | string
}

/** Made anew for each person, so that versions are those of the moment. */
export type Samples = Readonly<Record<string, (office: AccessOffice) => Promise<Sample> | Sample>>

export const outdated = '0'.repeat(64)
