// The control API under /emulator/ and the page at /: JSON for scripts and for the page, no login, this machine only.
// Errors are `{error: {code, message}}` with a sentence for whoever plays.
import { proxyClock } from './clock-proxy.js'
import { actingRoutes, type Route, wrongInput } from './control-acts.js'
import { jsonOf, menuEntries, peopleInput } from './control-input.js'
import { faultPatch } from './faults.js'
import { type GalleryItem, galleryView } from './gallery.js'
import type { Door } from './http.js'
import { nextWorkdayNine } from './next-workday.js'
import { loadPage, pageSecurity } from './page-files.js'
import { ImpossibleAct } from './act-stage.js'
import { failure, json, type Reply } from './reply.js'
import type { ChatItem, Emulator } from './shapes.js'
import type { World } from './world.js'

export interface ControlRequest {
  method: string
  path: string
  query: URLSearchParams
  contentType: string
  raw: Buffer
  door: Door
  /** Sent by a page of another origin, or under a foreign host name. */
  foreign: boolean
}

export class Control {
  private readonly page = loadPage()
  private readonly routes: Record<string, Route>

  constructor(
    private readonly world: World,
    private readonly emulator: Emulator,
    private readonly gallery: () => readonly GalleryItem[],
  ) {
    this.routes = { ...this.reading(), ...this.acting() }
  }

  /** Answers a request for the page or the control API. */
  async answer(request: ControlRequest): Promise<Reply> {
    if (request.foreign) return failure(403, 'foreign', '只接受本机页面的请求')
    const file = request.method === 'GET' ? this.page.get(request.path) : undefined
    if (file !== undefined) {
      const headers = {
        'content-type': file.contentType,
        'content-security-policy': pageSecurity,
        'cache-control': 'no-cache',
      }
      return { status: 200, headers: { ...headers, 'x-content-type-options': 'nosniff' }, body: file.content }
    }
    const [, room, noun = '', id] = request.path.split('/')
    const route =
      room === 'emulator' ? this.routes[`${request.method} ${noun}${id === undefined ? '' : '/:id'}`] : undefined
    if (route === undefined) return failure(404, 'not-found', '没有这个地址')
    try {
      return await route(request)
    } catch (error) {
      if (error instanceof ImpossibleAct) return failure(409, 'impossible', error.message)
      throw error
    }
  }

  private reading(): Record<string, Route> {
    const { world, emulator } = this
    return {
      'GET state': () => json(this.state()),
      'GET people': () => json(this.people()),
      'GET chats/:id': (request) => {
        const userid = idOf(request)
        if (world.directory.find(userid) === null) return failure(404, 'no-such-person', '没有这个成员')
        const after = Number(request.query.get('after') ?? 0)
        return json(emulator.chatOf(userid).filter((item) => item.revision > after))
      },
      'GET media/:id': (request) => this.picture(idOf(request)),
      'GET sent': () => json(emulator.sent()),
      'GET calls': () => json(emulator.calls()),
      'GET faults': () => json(emulator.faults()),
      'GET menu': () => json(menuEntries(emulator.menu())),
      'GET group': () => json(emulator.groupPosts()),
      'GET schedules': () => json(emulator.schedules()),
      'GET gallery': () => json(this.gallery().map(galleryView)),
      'GET clock': (request) => proxyClock(world, request),
      'GET workday': ({ query }) => {
        const from = new Date(query.get('after') ?? '')
        if (Number.isNaN(from.getTime())) return wrongInput('after 须是一个时刻')
        return json({ at: nextWorkdayNine(from, world.isWorkday) })
      },
    }
  }

  private acting(): Record<string, Route> {
    const { world, emulator } = this
    return {
      ...actingRoutes(emulator),
      'POST people': (request) => {
        const read = peopleInput.safeParse(jsonOf(request.raw))
        if (!read.success) return wrongInput('需要成员列表 [{userid, name, title}]')
        emulator.setPeople(read.data)
        return json(this.people())
      },
      'POST faults': (request) => this.setFaults(request),
      'POST clock': (request) => proxyClock(world, request),
    }
  }

  private state(): unknown {
    const { run, corpId, agentId, callbackUrl, serviceUrl, url, pageUrl } = this.world
    const faults = this.emulator.faults()
    const group = this.emulator.groupPosts().length
    return { run, corpId, agentId, callbackUrl, serviceUrl, apiUrl: url, pageUrl, now: this.world.now(), faults, group }
  }

  /** Everyone with the last line of their chat; `received` lets the page count what is unread. */
  private people(): unknown {
    return this.emulator.people().map((person) => {
      const chat = this.emulator.chatOf(person.userid)
      const received = chat.filter((item) => item.direction === 'in').length
      const revision = Math.max(0, ...chat.map((item) => item.revision))
      const reachable = this.world.directory.isReachable(person.userid)
      return { ...person, reachable, received, revision, last: lastOf(chat) }
    })
  }

  private picture(mediaId: string): Reply {
    const medium = this.world.media.findOnPhone(mediaId)
    if (medium === null || !medium.contentType.startsWith('image/')) return failure(404, 'no-picture', '没有这张图片')
    const headers = {
      'content-type': medium.contentType,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=3600',
    }
    return { status: 200, headers, body: medium.bytes }
  }

  /** A request through the API's own port cannot close that port: nobody could open it again from there. */
  private async setFaults(request: ControlRequest): Promise<Reply> {
    const patch = faultPatch(jsonOf(request.raw))
    if (patch === null) return wrongInput('故障开关的名字或取值不对')
    if (patch.down === 'closed' && request.door === 'api')
      return failure(409, 'would-lock-out', `关闭端口后这里也打不开了，请从 ${this.world.pageUrl} 操作`)
    return json(await this.emulator.setFaults(patch))
  }
}

function idOf(request: ControlRequest): string {
  try {
    return decodeURIComponent(request.path.split('/')[3] ?? '')
  } catch {
    // A broken percent sign names nobody.
    return ''
  }
}

function lastOf(chat: ChatItem[]): { text: string; at: Date; direction: string } | null {
  const last = chat.at(-1)
  return last === undefined
    ? null
    : { text: last.text.split('\n').slice(0, 2).join(' '), at: last.at, direction: last.direction }
}
