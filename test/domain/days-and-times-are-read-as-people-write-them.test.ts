// 9月13日, 9.13, 明天, 月底, 下午3点半: what is named is read, what is not said is null and asked for.
import { describe, expect, it } from 'vitest'
import { readAppointment, readTimeIn } from '../../src/domain/reading-appointments.js'
import { readDayIn } from '../../src/domain/reading-dates.js'

const today = '2024-09-02'

describe('a day', () => {
  it.each<[string, string | null]>([
    ['9月13日', '2024-09-13'],
    ['9月13号', '2024-09-13'],
    ['延到 9 月 13 日', '2024-09-13'],
    ['9.13', '2024-09-13'],
    ['9/13', '2024-09-13'],
    ['2024-09-13', '2024-09-13'],
    ['2024/9/13', '2024-09-13'],
    ['2024.9.13', '2024-09-13'],
    ['2024年9月13日', '2024-09-13'],
    ['2025年1月3日', '2025-01-03'],
    ['12月31日', '2024-12-31'],
    ['13日', '2024-09-13'],
    ['13号', '2024-09-13'],
    ['1日', '2024-10-01'],
    ['今天', '2024-09-02'],
    ['明天', '2024-09-03'],
    ['后天', '2024-09-04'],
    ['月底', '2024-09-30'],
    ['本月底', '2024-09-30'],
    ['这个月底', '2024-09-30'],
    ['8月30日', '2024-08-30'],
    ['2月30日', null],
    ['2024年13月1日', null],
    ['下周', null],
    ['尽快', null],
    ['', null],
  ])('%s', (text, day) => expect(readDayIn(text, today)).toBe(day))

  it('in January means the next year when it is December', () => {
    expect(readDayIn('1月10日', '2024-12-20')).toBe('2025-01-10')
    expect(readDayIn('1.10', '2024-12-20')).toBe('2025-01-10')
  })

  it('of the month to come means January when it is December', () => {
    expect(readDayIn('3日', '2024-12-30')).toBe('2025-01-03')
    expect(readDayIn('31日', '2024-12-30')).toBe('2024-12-31')
  })

  it('takes no house number for a day', () => {
    expect(readDayIn('明天下午3点,3号楼201', '2024-09-04')).toBe('2024-09-05')
    expect(readDayIn('3号楼会议室', today)).toBeNull()
  })
})

describe('a time', () => {
  it.each<[string, string | null]>([
    ['15:00', '15:00'],
    ['9:05', '09:05'],
    ['下午3点', '15:00'],
    ['下午3点半', '15:30'],
    ['下午 3 点 20 分', '15:20'],
    ['上午9点', '09:00'],
    ['晚上7点', '19:00'],
    ['15时30分', '15:30'],
    ['中午12点', '12:00'],
    ['中午1点', '13:00'],
    ['25:00', null],
    ['9点75分', null],
    ['下午', null],
    ['', null],
  ])('%s', (text, time) => expect(readTimeIn(text)).toBe(time))
})

describe('an appointment', () => {
  it.each<[string, string | null, string | null, string | null]>([
    ['时间 9月5日 15:00,地点 市政府3号楼201', '2024-09-05', '15:00', '市政府3号楼201'],
    ['时间：9月5日下午3点，地点：市政府3号楼201', '2024-09-05', '15:00', '市政府3号楼201'],
    ['地点 市政府3号楼201,时间 9月5日 9点半', '2024-09-05', '09:30', '市政府3号楼201'],
    ['时间 明天 15:00\n地点 3号楼', '2024-09-03', '15:00', '3号楼'],
    ['9月5日 15:00', '2024-09-05', '15:00', null],
    ['15:00', null, '15:00', null],
    ['9月5日', '2024-09-05', null, null],
    ['地点 3号楼', null, null, '3号楼'],
    ['好的', null, null, null],
  ])('%s', (text, on, time, place) => expect(readAppointment(text, today)).toEqual({ on, time, place, presider: null }))

  it('names who presides, who is no part of the place', () =>
    expect(readAppointment('时间 9月5日 15:00,地点 市政府3号楼201,主持人:办公室分管负责人', today)).toEqual({
      on: '2024-09-05',
      time: '15:00',
      place: '市政府3号楼201',
      presider: '办公室分管负责人',
    }))
})
