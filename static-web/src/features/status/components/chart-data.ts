import type { SeriesPoint, Window } from '@/api/types';

/** uPlot's columns: seconds, average, and the band between minimum and maximum. */
export type ChartData = [number[], (number | null)[], (number | null)[], (number | null)[]];

export function chartData(series: SeriesPoint[]): ChartData {
  return [
    series.map(({ at }) => Date.parse(at) / 1000),
    series.map(({ avgMs }) => avgMs ?? null),
    series.map(({ minMs }) => minMs ?? null),
    series.map(({ maxMs }) => maxMs ?? null),
  ];
}

/** Spans in which a check failed, as pairs of seconds: drawn behind the line. */
export function failedSpans(series: SeriesPoint[]): [number, number][] {
  const spans: [number, number][] = [];
  series.forEach((point, index) => {
    if (point.down === 0) return;
    const start = Date.parse(point.at) / 1000;
    const next = series[index + 1];
    const end = next ? Date.parse(next.at) / 1000 : start + 60;
    const last = spans.at(-1);
    if (last && last[1] >= start) last[1] = end;
    else spans.push([start, end]);
  });
  return spans;
}

const windowSeconds: Record<Window, number> = { '1h': 3600, '24h': 86_400, '7d': 604_800, '30d': 2_592_000, '90d': 7_776_000 };

/** The whole window, up to its newest point: a service watched for a minute shows as a minute, not as years. */
export function windowRange(series: SeriesPoint[], window: Window): [number, number] {
  const last = series.at(-1);
  const end = last ? Date.parse(last.at) / 1000 : 0;
  return [end - windowSeconds[window], end];
}
