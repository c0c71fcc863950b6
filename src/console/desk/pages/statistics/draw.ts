// The drawing library with only what the pictures need: a chunk of its own, fetched when the first picture is shown.
import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { type EChartsType, init, use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import type { Picture } from './figure-types.js'

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer])

const colourOf = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim()

/** Draws in the colours of the theme in use; drawn anew when it changes. */
export function draw(place: HTMLElement, picture: Picture): EChartsType {
  const text = colourOf('--td-text-color-primary')
  const lines = colourOf('--td-component-border')
  const surface = colourOf('--td-bg-color-container')
  const chart = init(place)
  const names = {
    type: 'category' as const,
    data: picture.names,
    axisLabel: { color: text },
    axisLine: { lineStyle: { color: lines } },
  }
  const values = {
    type: 'value' as const,
    ...(picture.max === undefined ? {} : { max: picture.max }),
    minInterval: 1,
    axisLabel: { color: text },
    splitLine: { lineStyle: { color: lines } },
  }
  chart.setOption({
    animation: false,
    color: ['--mine', '--good', '--td-text-color-placeholder'].map(colourOf),
    textStyle: { color: text, fontFamily: getComputedStyle(document.body).fontFamily },
    // Rich text, because the page's policy forbids styles written into the document.
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      backgroundColor: surface,
      borderColor: lines,
      textStyle: { color: text },
    },
    legend: { show: picture.series.length > 1, top: 0, textStyle: { color: text } },
    grid: { left: 8, right: 24, top: picture.series.length > 1 ? 36 : 12, bottom: 8, outerBoundsMode: 'same' },
    xAxis: picture.lying ? values : names,
    yAxis: picture.lying ? { ...names, inverse: true } : values,
    series: picture.series.map(({ name, kind, values: data }) => ({ name, type: kind, data, barMaxWidth: 28 })),
  })
  return chart
}
