import type { SparkPoint } from '@/api/types';

export interface SparkShape {
  /** SVG path of the response times; a missing one leaves a gap. */
  line: string;
  /** Where a check failed: x positions on the base line. */
  failures: number[];
  last: { x: number; y: number } | null;
}

const round = (value: number): number => Math.round(value * 10) / 10;

export function sparkShape(points: SparkPoint[], width: number, height: number): SparkShape {
  const top = Math.max(1, ...points.map(({ ms }) => ms ?? 0)) * 1.15;
  const stepX = points.length > 1 ? width / (points.length - 1) : 0;
  const failures: number[] = [];
  let line = '';
  let pen = false;
  let last: SparkShape['last'] = null;
  points.forEach(({ ms, state }, index) => {
    const x = round(points.length > 1 ? index * stepX : width);
    if (state === 'down') failures.push(x);
    if (ms === null || state === 'down') {
      pen = false;
      return;
    }
    const y = round(height - (ms / top) * height);
    line += `${pen ? 'L' : 'M'}${x} ${y}`;
    pen = true;
    last = { x, y };
  });
  return { line, failures, last };
}
