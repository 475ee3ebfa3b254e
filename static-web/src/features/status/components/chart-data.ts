import type { SeriesPoint } from '@/api/types';

/** uPlot's columns: seconds, average, and the band between minimum and maximum. */
export type ChartData = [number[], (number | null)[], (number | null)[], (number | null)[]];

export function chartData(series: SeriesPoint[]): ChartData {
  return [
    series.map(({ at }) => Date.parse(at) / 1000),
    series.map(({ avgMs }) => avgMs),
    series.map(({ minMs }) => minMs),
    series.map(({ maxMs }) => maxMs),
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
