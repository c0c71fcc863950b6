// WeCom's error codes as data (wecom.md §3): what the program does about each, and one sentence for the operators. The
// texts WeCom sends along may change without notice, so nothing here or elsewhere matches on them. `errors.ts` looks up.

/**
 * retry: may work by itself · token: fetch a new token, try once more · wait: a frequency window · drop: never for this
 * item · user: the person must log in again · alarm: settings or permissions are wrong, an operator must act.
 */
export type Reaction = 'retry' | 'token' | 'wait' | 'drop' | 'user' | 'alarm'

/** Codes that are treated alike. */
export interface Row {
  reaction: Reaction
  advice: string
  codes: readonly number[]
  afterMs?: number
  personGone?: boolean
  alarm?: boolean
}

const passing: readonly Row[] = [
  { reaction: 'retry', codes: [-1], advice: '企业微信系统繁忙，程序会自动重试' },
  { reaction: 'retry', codes: [6000, 45035], afterMs: 2_000, advice: '同一数据正被并发修改，程序会自动重试' },
  { reaction: 'retry', codes: [45033], afterMs: 5_000, advice: '接口并发过高，程序会放慢后重试' },
  { reaction: 'retry', codes: [45036], afterMs: 60_000, advice: '数据访问量超过限制，程序会放慢后重试' },
  { reaction: 'token', codes: [40014, 42001], advice: '访问凭证已失效，程序会重新获取' },
  {
    reaction: 'wait',
    codes: [45009],
    advice: '接口调用超过频率限制，解除后自动恢复；反复出现请检查是否有其他程序共用本应用',
  },
  { reaction: 'wait', codes: [400301], advice: '同一会议正在创建中，请稍候' },
  { reaction: 'user', codes: [40029, 42003, 42022], advice: '登录码无效或已用过，请本人从企业微信重新打开页面' },
  { reaction: 'user', codes: [84014, 84015], advice: '成员票据过期或无效，请本人重新登录' },
]

const ofPersons: readonly Row[] = [
  {
    reaction: 'drop',
    codes: [60111, 46004],
    personGone: true,
    advice: '该成员不存在、已离职或不在应用可见范围，请核对联系人名册',
  },
  {
    reaction: 'drop',
    codes: [60011, 50002, 60021, 60030],
    personGone: true,
    advice: '该成员不在应用可见范围，请在管理后台把其加入“可见范围”',
  },
  { reaction: 'drop', codes: [40003, 301021], personGone: true, advice: '成员账号 userid 不正确，请核对联系人名册' },
  { reaction: 'drop', codes: [81013], personGone: true, advice: '接收人全部无效或不在应用可见范围，请核对联系人名册' },
  { reaction: 'drop', codes: [43004], personGone: true, advice: '该成员未关注微信插件，请联系本人启用企业微信' },
]

const ofItems: readonly Row[] = [
  {
    reaction: 'drop',
    codes: [40004, 40005, 40006, 40123, 45001, 45007],
    advice: '附件类型或大小不符合要求，请更换文件',
  },
  { reaction: 'drop', codes: [40007, 40145], advice: '附件已过期（保存3天）或不存在，请对方重新发送' },
  { reaction: 'drop', codes: [44001], alarm: true, advice: '上传的附件为空，请把日志交给维护人员' },
  { reaction: 'drop', codes: [40146, 830002], advice: '附件过大，需分段下载，请对方改传较小的文件' },
  {
    reaction: 'drop',
    codes: [40031, 40032, 82002, 82003],
    alarm: true,
    advice: '接收人名单不合法或过长，请把日志交给维护人员',
  },
  { reaction: 'drop', codes: [45002, 40206], alarm: true, advice: '消息内容超过长度限制，请把日志交给维护人员' },
  { reaction: 'drop', codes: [42014], advice: '卡片编号不合法或已经用过' },
  { reaction: 'drop', codes: [60140], advice: '卡片更新码已用过或超过72小时，这张卡片不能再改，请另发消息' },
  { reaction: 'drop', codes: [42016, 82101, 82102], advice: '要更新的卡片或接收人不存在，请另发消息' },
  { reaction: 'drop', codes: [42052], advice: '消息已超过24小时，不能撤回' },
  {
    reaction: 'drop',
    codes: [40201, 85002],
    alarm: true,
    advice: '内容含敏感或不合法的词语，被企业微信拦截，请修改措辞后由人工发送',
  },
  { reaction: 'drop', codes: [82004], alarm: true, advice: '消息内容不合法，被企业微信拒绝，请修改措辞后由人工发送' },
  { reaction: 'drop', codes: [60003, 60123, 40066, 40068, 40070], advice: '部门或标签不存在，请重新同步通讯录' },
  {
    reaction: 'drop',
    codes: [81001, 81002, 81003, 81011, 81012, 45029],
    advice: '通讯录查询范围过大或无权限，请缩小范围或检查授权',
  },
  { reaction: 'drop', codes: [40050, 49008], advice: '群聊不存在或已解散' },
  { reaction: 'drop', codes: [90602, 400041], advice: '会议不存在、不属于本应用或已取消' },
  { reaction: 'drop', codes: [400302], advice: '5分钟内已创建过相同会议，无需再建' },
  { reaction: 'drop', codes: [46003], advice: '应用还没有菜单' },
  { reaction: 'drop', codes: [86101, 301019, 301025], advice: '所操作的对象不存在或参数不合法' },
  { reaction: 'drop', codes: [84061, 84084], advice: '外部联系人关系不存在，本程序只联系企业内部成员' },
]

/** Refusals of our own payload: one item fails, but the fault is the program's, so operators should hear of it. */
const ofPayloads: readonly Row[] = [
  {
    reaction: 'drop',
    alarm: true,
    codes: [40008, 40033, 40035, 40039, 40058, 40063, 40074, 40093, 41001, 41006, 41009, 41010, 41011, 41016, 41033],
    advice: '请求参数不被接受，请把日志交给维护人员',
  },
  {
    reaction: 'drop',
    alarm: true,
    codes: [44004, 45008, 45034, 40054, 40055, 82001, 84025, 42012],
    advice: '消息缺少内容、接收人或完整网址，请把日志交给维护人员',
  },
  {
    reaction: 'drop',
    alarm: true,
    codes: [
      42015, 42017, 42018, 42019, 42020, 42027, 42028, 42029, 42030, 42031, 42033, 42035, 42036, 42037, 42038, 42039,
      42040, 42041, 42042, 42043, 42044, 42045, 42046, 42047, 42049, 42050, 42051,
    ],
    advice: '卡片格式不被接受，请把日志交给维护人员',
  },
  {
    reaction: 'drop',
    alarm: true,
    codes: [93000, 93001, 93004, 93006, 93008, 93017, 93018],
    advice: '群机器人地址无效、被停用或内容不合法，请检查群机器人设置',
  },
]

const ofSettings: readonly Row[] = [
  {
    reaction: 'alarm',
    codes: [40001, 40091],
    advice: 'Secret 不正确或已重置，请在管理后台的应用页查看并更新 WECOM_SECRET',
  },
  { reaction: 'alarm', codes: [40013], advice: '企业ID不正确，请核对 WECOM_CORP_ID' },
  { reaction: 'alarm', codes: [41002, 41004], advice: '缺少企业ID或 Secret，请检查 WECOM_CORP_ID 与 WECOM_SECRET' },
  {
    reaction: 'alarm',
    codes: [40056, 301002],
    advice: '应用编号与 Secret 不属于同一个应用，请核对 WECOM_AGENT_ID 与 WECOM_SECRET',
  },
  { reaction: 'alarm', codes: [50003, 60031], advice: '应用已被停用，请在管理后台启用该应用' },
  {
    reaction: 'alarm',
    codes: [60020],
    advice: '本机出口IP不在“企业可信IP”中，请在管理后台的应用页添加，约1分钟后生效',
  },
  {
    reaction: 'alarm',
    codes: [48001, 48002, 48006, 48011],
    advice: '应用没有此接口的权限，请检查 Secret 是否属于本应用，以及后台的“可调用接口的应用”',
  },
  { reaction: 'alarm', codes: [48005], advice: '接口已被企业微信废弃，请升级本程序' },
  { reaction: 'alarm', codes: [48009], advice: '通讯录同步助手不能从新增IP读取详情，请改用应用的 Secret 读取通讯录' },
  { reaction: 'alarm', codes: [48010], advice: 'TLS 版本过低，请检查中间的代理设备' },
  { reaction: 'alarm', codes: [43009], advice: '企业尚未验证主体，请在管理后台完成验证' },
  { reaction: 'alarm', codes: [43012], advice: '应用未配置回调地址，不能发送交互卡片，请在“接收消息”中设置 API 接收' },
  {
    reaction: 'alarm',
    codes: [40057, 85010, 85011],
    advice: '回调地址校验失败，请核对地址、WECOM_TOKEN 与 WECOM_ENCODING_AES_KEY',
  },
  { reaction: 'alarm', codes: [45024], advice: '账号数量超过上限，请联系企业微信管理员' },
  {
    reaction: 'alarm',
    codes: [50001, 80001, 85005, 85008],
    advice: '可信域名未登记或校验未通过，请在“网页授权及JS-SDK”中设置 PUBLIC_URL 的域名',
  },
  { reaction: 'alarm', codes: [85006, 85007, 85009], advice: '可信IP或应用信息不完整，请在管理后台补全' },
  { reaction: 'alarm', codes: [301007], advice: '企业不可用，请联系企业微信管理员' },
  { reaction: 'alarm', codes: [301055, 301056, 400303], advice: '应用没有审批或会议的权限，请在对应系统应用中授权' },
]

/** Calendar, meeting and group chat refusals come in runs of neighbouring codes. */
export const runs: readonly { from: number; to: number; advice: string }[] = [
  { from: 86001, to: 86008, advice: '群聊参数不合法或不是本应用创建的群' },
  { from: 86201, to: 86222, advice: '群聊参数不合法' },
  { from: 90456, to: 90499, advice: '日程或日历参数不合法' },
  { from: 90700, to: 90715, advice: '日程状态不允许此操作' },
  { from: 400020, to: 400045, advice: '会议参数不合法或有成员不可见' },
  { from: 400218, to: 400237, advice: '会议状态、权限或时间不允许此操作' },
]

export const rows: readonly Row[] = [...passing, ...ofPersons, ...ofItems, ...ofPayloads, ...ofSettings]
