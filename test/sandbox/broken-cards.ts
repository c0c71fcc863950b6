// Cards of all five types, whole and broken: every structural rule of wecom.md §2.3 with the code it is refused by (§3).
import { buttonCard, type Fields } from './harness.js'

const action = { card_action: { type: 1, url: 'https://x.example' } }
export const notice = (more: Fields = {}): Fields => ({
  card_type: 'text_notice',
  main_title: { title: '通知' },
  ...action,
  ...more,
})
export const news = (more: Fields = {}): Fields => ({
  card_type: 'news_notice',
  main_title: { title: '通知' },
  card_image: { url: 'https://x.example/p.png' },
  ...action,
  ...more,
})
const option = { id: 'a', text: '缺料' }
export const vote = (more: Fields = {}, checkbox: Fields = {}): Fields => ({
  card_type: 'vote_interaction',
  task_id: buttonCard().task_id,
  main_title: { title: '原因' },
  checkbox: { question_key: 'q', mode: 1, option_list: [option], ...checkbox },
  submit_button: { text: '提交', key: 'vote' },
  ...more,
})
export const multiple = (more: Fields = {}): Fields => ({
  card_type: 'multiple_interaction',
  task_id: buttonCard().task_id,
  main_title: { title: '派单' },
  select_list: [{ question_key: 'who', option_list: [option] }],
  submit_button: { text: '提交', key: 'multi' },
  ...more,
})
const button = (more: Fields): Fields => buttonCard({ button_list: [{ text: '签收', key: 'ack', ...more }] })
const row = (more: Fields): Fields =>
  buttonCard({ horizontal_content_list: [{ keyname: '编号', value: '1', ...more }] })
export const menu = (...keys: string[]): Fields => ({
  task_id: buttonCard().task_id,
  action_menu: { desc: '更多', action_list: keys.map((key) => ({ text: '不再提醒', key })) },
})

/** What is wrong, the card, the code. */
export const brokenCards: [fault: string, card: Fields, code: number][] = [
  ['unknown card type', { card_type: 'poster' }, 42031],
  ['no task id', buttonCard({ task_id: undefined }), 42014],
  ['task id with a space', buttonCard({ task_id: 'a b' }), 42014],
  ['task id in Chinese', buttonCard({ task_id: '任务' }), 42014],
  ['task id over 128 bytes', buttonCard({ task_id: 'a'.repeat(129) }), 42014],
  ['button card without title', buttonCard({ main_title: { desc: 'x' } }), 42033],
  ['no buttons', buttonCard({ button_list: [] }), 42039],
  [
    'seven buttons',
    buttonCard({ button_list: Array.from({ length: 7 }, (_, i) => ({ text: 'b', key: `${i}` })) }),
    42039,
  ],
  ['button without text', button({ text: '' }), 42038],
  ['button without key', button({ key: undefined }), 42039],
  ['button key over 1024 bytes', button({ key: 'k'.repeat(1025) }), 42039],
  [
    'two buttons with one key',
    buttonCard({
      button_list: [
        { text: 'a', key: 'k' },
        { text: 'b', key: 'k' },
      ],
    }),
    42039,
  ],
  ['link button without url', button({ type: 1 }), 42028],
  [
    'seven rows',
    buttonCard({ horizontal_content_list: Array.from({ length: 7 }, () => ({ keyname: 'k', value: 'v' })) }),
    42035,
  ],
  ['row without label', row({ keyname: '' }), 42027],
  ['link row without url', row({ type: 1 }), 42028],
  ['file row without media', row({ type: 2 }), 42029],
  ['member row without userid', row({ type: 3 }), 42050],
  ['quote without url', buttonCard({ quote_area: { type: 1, quote_text: 'q' } }), 42028],
  ['mini program without appid', buttonCard({ card_action: { type: 2 } }), 42030],
  ['action url without scheme', buttonCard({ card_action: { type: 1, url: 'x.example' } }), 45034],
  ['drop-down without key', buttonCard({ button_selection: { option_list: [option] } }), 42043],
  ['drop-down without options', buttonCard({ button_selection: { question_key: 'q', option_list: [] } }), 42037],
  ['notice without title or subtitle', notice({ main_title: {} }), 42033],
  ['notice that leads nowhere', notice({ card_action: undefined }), 42045],
  ['notice with four jumps', notice({ jump_list: Array.from({ length: 4 }, () => ({ title: 't' })) }), 42042],
  ['jump without title', notice({ jump_list: [{ type: 0 }] }), 42033],
  ['menu without task id', notice({ ...menu('a'), task_id: undefined }), 42014],
  ['menu with one key twice', notice(menu('a', 'a')), 42051],
  ['menu with four actions', notice(menu('a', 'b', 'c', 'd')), 42037],
  ['news without picture', news({ card_image: undefined }), 42044],
  ['news with a flat picture', news({ card_image: { url: 'https://x', aspect_ratio: 3 } }), 42044],
  [
    'news with five paragraphs',
    news({ vertical_content_list: Array.from({ length: 5 }, () => ({ title: 't' })) }),
    42036,
  ],
  ['paragraph without title', news({ vertical_content_list: [{ desc: 'd' }] }), 42033],
  ['vote without question key', vote({}, { question_key: '' }), 42043],
  [
    'vote with 21 options',
    vote({}, { option_list: Array.from({ length: 21 }, (_, i) => ({ id: `${i}`, text: 't' })) }),
    42037,
  ],
  ['option without id', vote({}, { option_list: [{ text: 't' }] }), 42040],
  ['two options with one id', vote({}, { option_list: [option, option] }), 42040],
  ['option without text', vote({}, { option_list: [{ id: 'a' }] }), 42041],
  ['vote without submit key', vote({ submit_button: { text: '提交' } }), 42046],
  ['vote without submit text', vote({ submit_button: { key: 'k' } }), 42049],
  [
    'four drop-downs',
    multiple({ select_list: Array.from({ length: 4 }, (_, i) => ({ question_key: `${i}`, option_list: [option] })) }),
    42047,
  ],
  ['no drop-down', multiple({ select_list: [] }), 42047],
]
