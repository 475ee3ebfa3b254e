import 'uplot/dist/uPlot.min.css';
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import type { SeriesPoint, Window } from '@/api/types';
import { formatMs } from '@/lib/format';
import { chartData, failedSpans, windowRange } from './chart-data';

const height = 190;

interface ResponseChartProps {
  series: SeriesPoint[];
  window: Window;
}

export default function ResponseChart({ series, window }: ResponseChartProps) {
  const host = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme('light');
  const hasData = series.some(({ avgMs, down }) => (avgMs ?? null) !== null || down > 0);

  useEffect(() => {
    const element = host.current;
    if (!element || !hasData) return undefined;
    const style = getComputedStyle(document.documentElement);
    const color = (name: string): string => style.getPropertyValue(name).trim();
    const spans = failedSpans(series);
    const axis = { stroke: color('--text-dim'), grid: { stroke: color('--line'), width: 1 }, ticks: { show: false }, font: '11px system-ui' };
    const chart = new uPlot(
      {
        width: element.clientWidth,
        height,
        legend: { show: false },
        cursor: { y: false },
        scales: { x: { range: () => windowRange(series, window) }, y: { range: (_chart, _min, max) => [0, Math.max(1, max * 1.15)] } },
        axes: [axis, { ...axis, size: 58, values: (_chart, values) => values.map((value) => (value === 0 ? '0' : formatMs(value))) }],
        series: [
          {},
          { label: 'average', stroke: color('--accent'), width: 1.6, points: { show: series.length < 3 } },
          { label: 'min', stroke: 'transparent', points: { show: false } },
          { label: 'max', stroke: 'transparent', points: { show: false } },
        ],
        bands: [{ series: [3, 2], fill: `color-mix(in srgb, ${color('--accent')} 16%, transparent)` }],
        hooks: { drawClear: [(drawn) => drawFailures(drawn, spans, color('--down-fill'))] },
      },
      chartData(series),
      element,
    );
    const observer = new ResizeObserver(() => chart.setSize({ width: element.clientWidth, height }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart.destroy();
    };
  }, [series, hasData, scheme, window]);

  if (!hasData) return <p className="dim">No response times in the last {window} yet.</p>;
  return <div ref={host} role="img" aria-label={chartLabel(series, window)} />;
}

function drawFailures(chart: uPlot, spans: [number, number][], fill: string): void {
  const { ctx, bbox } = chart;
  ctx.save();
  ctx.globalAlpha = 0.2;
  ctx.fillStyle = fill;
  for (const [from, to] of spans) {
    const left = chart.valToPos(from, 'x', true);
    ctx.fillRect(left, bbox.top, Math.max(2, chart.valToPos(to, 'x', true) - left), bbox.height);
  }
  ctx.restore();
}

function chartLabel(series: SeriesPoint[], window: Window): string {
  const times = series.flatMap(({ avgMs }) => avgMs ?? []);
  const failed = series.reduce((sum, { down }) => sum + down, 0);
  const range = times.length > 0 ? `average between ${formatMs(Math.min(...times))} and ${formatMs(Math.max(...times))}` : 'no answer';
  return `Response time of the last ${window}: ${range}${failed > 0 ? `, ${failed} checks failed` : ''}`;
}
