// Cards that together use every piece of wecom.md §2.3, also those the bot does not send today: the page must draw them,
// since a card looked at there must look as in WeCom.
import type { GalleryItem } from '../../src/sandbox/index.js'

const item = (name: string, card: Record<string, unknown>): GalleryItem => ({
  name,
  group: '部件',
  title: name,
  state: '样例',
  body: JSON.stringify({
    touser: 'x',
    agentid: 1,
    msgtype: 'template_card',
    template_card: { task_id: name, ...card },
  }),
})

const option = (id: string, text: string): Record<string, unknown> => ({ id, text })

export const everyPiece: readonly GalleryItem[] = [
  item('piece-notice', {
    card_type: 'text_notice',
    source: { desc: '政务公开办', desc_color: 3 },
    action_menu: { desc: '更多操作', action_list: [{ text: '不再提醒', key: 'mute' }] },
    main_title: { title: '2024年第三季度检查结果', desc: '全市政府系统政务新媒体' },
    emphasis_content: { title: '96.67%', desc: '合格率' },
    quote_area: { type: 1, url: 'https://example.com/paper', title: '通报', quote_text: '立行立改,于9月10日前报送' },
    sub_title_text: '共抽查账号120个,合格116个,不合格4个。',
    horizontal_content_list: [
      { keyname: '原文', value: '查看通报', type: 1, url: 'https://example.com/paper' },
      { keyname: '附件', value: '统计表.xlsx', type: 2, media_id: 'm' },
      { keyname: '联系人', value: '教育局联络员', type: 3, userid: 'edu-1' },
    ],
    jump_list: [{ type: 1, title: '全部问题', url: 'https://example.com/list' }],
    card_action: { type: 1, url: 'https://example.com/' },
  }),
  item('piece-buttons', {
    card_type: 'button_interaction',
    main_title: { title: '延期申请待处理' },
    button_selection: {
      question_key: 'until',
      title: '延至',
      option_list: [option('a', '9月20日'), option('b', '9月30日')],
      selected_id: 'b',
    },
    button_list: ['同意', '查看明细', '不同意', '以后再说'].map((text, at) => ({ text, style: at + 1, key: text })),
  }),
  item('piece-vote', {
    card_type: 'vote_interaction',
    main_title: { title: '未整改的原因', desc: '可以多选' },
    checkbox: {
      question_key: 'why',
      mode: 1,
      option_list: ['平台审核中', '等待供应商修复', '需要多个部门核对'].map((text, at) => ({
        ...option(String(at), text),
        is_checked: at === 1,
      })),
    },
    submit_button: { text: '提交', key: 'vote' },
  }),
  item('piece-lists', {
    card_type: 'multiple_interaction',
    main_title: { title: '请排定约谈' },
    select_list: [
      { question_key: 'day', title: '日期', option_list: [option('1', '9月19日'), option('2', '9月20日')] },
      {
        question_key: 'hour',
        title: '时间',
        option_list: [option('1', '9:30'), option('2', '15:00')],
        selected_id: '2',
      },
    ],
    submit_button: { text: '确定', key: 'set' },
  }),
]
