// WeCom's own addresses, for whoever keeps the firewall (wecom.md §2.16): from where callbacks come, and where the server
// API is. They change now and then; old and new ones overlap for a while.
import { z } from 'zod'
import { type Api, type Known, mapped } from './api.js'

export interface Addresses {
  /** Addresses and networks that WeCom's callbacks come from. */
  callback(): Promise<Known<string[]>>
  /** Addresses of the server API. */
  api(): Promise<Known<string[]>>
}

const shape = z.object({ ip_list: z.array(z.string()) })

export function createAddresses(api: Api): Addresses {
  const list = async (path: string) => mapped(await api.read({ api: path }, shape), (answer) => answer.ip_list)
  return { callback: () => list('getcallbackip'), api: () => list('get_api_domain_ip') }
}
