import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { use, type ComposeOption } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts';
import type {
  AriaComponentOption,
  GridComponentOption,
  LegendComponentOption,
  TooltipComponentOption,
} from 'echarts/components';
import type { ChartColours } from './chart-colours';

use([BarChart, LineChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);
export type ChartOption = ComposeOption<
  | BarSeriesOption
  | LineSeriesOption
  | AriaComponentOption
  | GridComponentOption
  | LegendComponentOption
  | TooltipComponentOption
>;

/** What every chart of the dashboard shares. The tooltip is drawn, not written as HTML, which the content security policy would not style. */
export function chartBase(
  colours: ChartColours,
  labels: readonly string[],
  format: (value: number) => string,
  onAxis = format,
): ChartOption {
  const text = { color: colours.muted, fontSize: 12, fontFamily: 'Inter Variable, Inter, system-ui, sans-serif' };
  return {
    animation: false,
    aria: { enabled: true },
    textStyle: text,
    grid: { left: 8, right: 12, top: 36, bottom: 4, containLabel: true },
    legend: {
      top: 4,
      left: 4,
      itemWidth: 12,
      itemHeight: 8,
      itemGap: 16,
      textStyle: text,
      inactiveColor: colours.faint,
    },
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      backgroundColor: colours.raised,
      borderColor: colours['line-strong'],
      textStyle: { ...text, color: colours.text },
      valueFormatter: (value) => (typeof value === 'number' ? format(value) : '–'),
      axisPointer: { type: 'shadow', shadowStyle: { color: colours.line, opacity: 0.4 } },
    },
    xAxis: {
      type: 'category',
      data: [...labels],
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colours['line-strong'] } },
      axisLabel: { ...text, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      axisLabel: { ...text, formatter: (value: number) => onAxis(value) },
      splitLine: { lineStyle: { color: colours.line } },
    },
  };
}

/** `2026-11-23` → `Nov 23`, `2026-11` → `Nov 2026`. */
export function bucketLabel(label: string): string {
  const [year, month, day] = label.split('-');
  if (month === undefined) return year ?? label;
  const name = new Intl.DateTimeFormat('en-US', { month: 'short', timeZone: 'UTC' }).format(
    Date.UTC(Number(year), Number(month) - 1, 1),
  );
  return day === undefined ? `${name} ${year ?? ''}` : `${name} ${Number(day)}`;
}

/** A line over the bars; its points show while there are few. */
export const lineOf = (name: string, data: (number | null)[], color: string): LineSeriesOption => ({
  type: 'line',
  name,
  data,
  itemStyle: { color },
  lineStyle: { color, width: 2 },
  symbolSize: 5,
  showSymbol: data.length < 40,
});
