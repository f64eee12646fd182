import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { locale } from './locale';

echarts.use([LineChart, BarChart, GridComponent, TooltipComponent, LegendComponent, MarkLineComponent, AriaComponent, SVGRenderer]);

type Series = { name: string; data: (number | null)[]; kind?: 'line' | 'bar'; dashed?: boolean };
type Spec = { x: string[]; series: Series[]; limit?: { name: string; value: number }; min?: number; max?: number; unit?: string };

const role = (name: string) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });

function limitLine(limit: { name: string; value: number }) {
  const label = { formatter: `${limit.name} ${number.format(limit.value)}`, position: 'insideEndTop', color: role('--icm-bad'), fontSize: 12 };
  return { silent: true, symbol: 'none', lineStyle: { color: role('--icm-bad-solid'), type: 'dashed', width: 1.5 }, label, data: [{ yAxis: limit.value }] };
}

function option(spec: Spec, width: number): any {
  const text = role('--icm-text'), muted = role('--icm-muted'), line = role('--icm-line');
  const bars = spec.series.some(s => s.kind === 'bar');
  return {
    animation: !matchMedia('(prefers-reduced-motion: reduce)').matches, animationDuration: 300,
    color: ['--icm-brand', '--icm-bad-solid', '--icm-warn-solid', '--icm-info-solid', '--icm-off-solid'].map(role),
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: text },
    aria: { enabled: true, decal: { show: bars } },
    grid: { left: 8, right: 12, top: width < 420 && spec.series.length > 1 ? 54 : 34, bottom: 4, containLabel: true },
    legend: { top: 0, left: 0, icon: 'roundRect', itemWidth: 14, itemHeight: 4, textStyle: { color: muted, fontSize: 12.5 } },
    tooltip: {
      // richText draws inside the chart: the HTML tooltip writes style="" attributes, which our CSP refuses.
      trigger: 'axis', renderMode: 'richText', backgroundColor: role('--icm-surface'), borderColor: line, textStyle: { color: text, fontSize: 12.5 },
      valueFormatter: (v: number | null) => v == null ? '–' : number.format(v) + (spec.unit ? ` ${spec.unit}` : ''),
    },
    xAxis: { type: 'category', data: spec.x, boundaryGap: bars, axisLine: { lineStyle: { color: line } }, axisTick: { show: false }, axisLabel: { color: muted, fontSize: 12, hideOverlap: true } },
    yAxis: { type: 'value', min: spec.min, max: spec.max, splitLine: { lineStyle: { color: line } }, axisLabel: { color: muted, fontSize: 12, formatter: (v: number) => number.format(v) } },
    series: spec.series.map((s, i) => ({
      name: s.name, type: s.kind ?? 'line', data: s.data, symbol: ['circle', 'diamond', 'triangle', 'rect'][i % 4], symbolSize: 7, showSymbol: true, barMaxWidth: 26,
      lineStyle: { width: 2.5, type: s.dashed ? 'dashed' : 'solid' }, emphasis: { focus: 'series' },
      ...(i === 0 && spec.limit ? { markLine: limitLine(spec.limit) } : {}),
    })),
  };
}

/** Takes over a server-drawn figure. A page may send new numbers with a CustomEvent `icm:data` on it. */
export function mount(host: HTMLElement) {
  const spec: Spec = JSON.parse(host.dataset.chart!);
  host.replaceChildren();
  const chart = echarts.init(host, undefined, { renderer: 'svg' });
  const draw = () => chart.setOption(option(spec, host.clientWidth));
  draw();
  // resize() animates even where animation is off.
  new ResizeObserver(() => chart.resize({ animation: { duration: 0 } })).observe(host);
  document.addEventListener('icm:theme', () => { draw(); chart.getZr().flush(); });
  host.addEventListener('icm:data', e => { Object.assign(spec, (e as CustomEvent).detail); draw(); });
  const ready = () => { host.dataset.ready = '1'; };
  chart.on('finished', ready);
  setTimeout(ready, 2000);
}
