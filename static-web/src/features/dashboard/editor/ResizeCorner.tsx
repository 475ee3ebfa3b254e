import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import type { DashboardSize } from '@/api/types';
import { fit } from '../layout/edit';
import { columns, type Screen } from '../layout/model';
import classes from './Editor.module.css';
import { CornerIcon } from './icons';

interface ResizeCornerProps {
  name: string;
  size: DashboardSize;
  screen: Screen;
  /** While it is pulled. */
  onPull: (size: DashboardSize) => void;
  onSize: (size: DashboardSize) => void;
}

const steps: Record<string, [width: number, height: number]> = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/** Pulled by the pointer, or by the arrow keys. */
export function ResizeCorner({ name, size, screen, onPull, onSize }: ResizeCornerProps) {
  const pulled = useRef<DashboardSize | null>(null);

  const press = (event: KeyboardEvent): void => {
    const by = steps[event.key];
    if (!by) return;
    event.preventDefault();
    onSize(fit({ width: size.width + by[0], height: size.height + by[1] }, screen));
  };
  const pull = (event: PointerEvent<HTMLButtonElement>): void => {
    const tile = event.currentTarget.closest('[data-tile]');
    const grid = tile?.parentElement;
    if (!pulled.current || !tile || !grid) return;
    const [box, style] = [tile.getBoundingClientRect(), getComputedStyle(grid)];
    const gap = parseFloat(style.columnGap) || 0;
    const column = (grid.clientWidth + gap) / columns[screen];
    const row = parseFloat(getComputedStyle(document.documentElement).fontSize) * 2.6 + gap;
    const next = fit({ width: (event.clientX - box.left + gap) / column, height: (event.clientY - box.top + gap) / row }, screen);
    if (next.width === pulled.current.width && next.height === pulled.current.height) return;
    pulled.current = next;
    onPull(next);
  };
  const letGo = (): void => {
    if (pulled.current) onSize(pulled.current);
    pulled.current = null;
  };

  return (
    <button
      type="button"
      className={classes['corner']}
      aria-label={`Size of ${name}: ${size.width} wide, ${size.height} high. Arrow keys change it.`}
      onKeyDown={press}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        pulled.current = size;
      }}
      onPointerMove={pull}
      onPointerUp={letGo}
      onPointerCancel={letGo}
    >
      <CornerIcon />
    </button>
  );
}
