// What each paper prints: the name of a value in the program and its placeholder in the template. Offices write these
// placeholders in Word, so they are Chinese, and one word means the same in every paper.

/** On every paper: who made it, when. */
const head = { office: '办公室', madeOn: '制作日期' } as const
const circular = { circular: '通报', docNumber: '文号', issuedOn: '印发日期' } as const

/** One case in a table. */
const item = {
  index: '序号',
  no: '编号',
  unit: '责任单位',
  subject: '对象',
  problem: '问题',
  verdict: '检查结果',
  due: '期限',
  source: '出处',
  note: '备注',
} as const
const items = { tag: '事项', rows: item } as const

const promise = { index: '序号', text: '承诺', due: '完成日期' } as const
const promises = { tag: '承诺事项', rows: promise } as const

const talk = {
  ...head,
  ...circular,
  unit: '单位',
  basis: '依据',
  time: '时间',
  place: '地点',
  presider: '主持人',
  count: '事项数',
  items,
} as const

const met = {
  ...talk,
  unitPresent: '单位参加人员',
  officePresent: '办公室参加人员',
  recorder: '记录人',
  problems: '问题通报',
  explanation: '单位说明',
  requirements: '整改要求',
  reportDue: '书面报告期限',
  pledge: '单位表态',
  promises,
} as const

export const paperFields = {
  notice: {
    ...head,
    ...circular,
    unit: '单位',
    count: '事项数',
    items,
    deadline: '整改期限',
    deadlineText: '期限原文',
    handIn: '报送要求',
    contact: '联系科室',
    clause: '后果原文',
    url: '网址',
  },
  'talk-notice': { ...talk, attendee: '参加人', bring: '携带材料', contact: '联系科室', host: '组织单位' },
  'talk-record': met,
  'talk-minutes': { ...met, minutes: '纪要' },
  commitment: { ...talk, promises, promiseCount: '承诺数' },
  closing: {
    ...head,
    ...circular,
    no: '编号',
    unit: '单位',
    supervisor: '主管单位',
    subject: '对象',
    problem: '问题',
    verdict: '检查结果',
    source: '出处',
    due: '期限',
    noticedOn: '通知日期',
    acknowledgedOn: '签收日期',
    reply: '整改情况',
    repliedBy: '反馈人',
    repliedOn: '反馈日期',
    channel: '反馈方式',
    returns: { tag: '退回', rows: { on: '日期', by: '复核人', reason: '原因' } },
    evidence: { tag: '佐证', rows: { index: '序号', kind: '类型', on: '日期', digest: '校验码' } },
    evidenceCount: '佐证数',
    reviewer: '复核人',
    closedOn: '销号日期',
    reported: '报送',
    note: '备注',
  },
  extension: {
    ...head,
    ...circular,
    no: '编号',
    unit: '单位',
    subject: '对象',
    problem: '问题',
    askedOn: '申请日期',
    askedBy: '申请人',
    reason: '申请理由',
    oldDue: '原期限',
    askedDue: '申请期限',
    decision: '决定',
    newDue: '批复期限',
    decisionReason: '批复理由',
    decidedBy: '决定人',
    decidedOn: '决定日期',
  },
  report: {
    ...head,
    ...circular,
    unit: '单位',
    recipient: '报送对象',
    count: '事项数',
    answered: '已反馈数',
    items: {
      tag: '事项',
      rows: { ...item, answer: '整改情况', fixedOn: '反馈日期', evidence: '佐证' },
    },
  },
  summary: {
    ...head,
    ...circular,
    deadline: '整改期限',
    total: '事项数',
    unitCount: '单位数',
    closed: '销号数',
    onTime: '按期数',
    open: '未销号数',
    late: '逾期数',
    waiting: '待复核数',
    disputed: '异议数',
    blocked: '暂缓数',
    withdrawn: '撤销数',
    unreported: '未报送数',
    repeated: '重复数',
    talkCount: '约谈数',
    units: {
      tag: '单位情况',
      rows: { index: '序号', unit: '单位', total: '事项数', closed: '销号数', open: '未销号数', late: '逾期数' },
    },
    items,
    talks: { tag: '约谈', rows: { index: '序号', unit: '单位', basis: '依据', state: '进展' } },
    delays: { tag: '办公室待办', rows: { index: '序号', what: '待办', since: '起算日期', days: '已等工作日' } },
    messages: '消息数',
  },
  recheck: {
    ...head,
    ...circular,
    paragraph: '复核情况',
    total: '事项数',
    tables: {
      tag: '清单',
      rows: {
        number: '附件号',
        title: '清单名称',
        count: '项数',
        items: {
          tag: '事项',
          rows: {
            index: '序号',
            no: '编号',
            unit: '责任单位',
            account: '账号名称',
            platform: '平台',
            site: '网站',
            problem: '问题',
            note: '备注',
          },
        },
      },
    },
  },
} as const
