import { useEffect, useRef, useState, type PointerEvent } from 'react';
import { dropAt, type Drop } from './drop-place';

const threshold = 5;
const edge = 72;
const speed = 12;

interface Grip {
  key: string;
  startX: number;
  startY: number;
  x: number;
  y: number;
  isMoving: boolean;
  frame: number;
}

export interface Drag {
  key: string;
  drop: Drop | null;
}

interface PointerDrag {
  drag: Drag | null;
  /** Takes what follows the pointer. */
  onChip: (element: HTMLDivElement | null) => void;
  handlers: (key: string) => {
    onPointerDown: (event: PointerEvent) => void;
    onPointerMove: (event: PointerEvent) => void;
    onPointerUp: () => void;
    onPointerCancel: () => void;
  };
  cancel: () => void;
}

/** Mouse, pen and finger alike: where it would land is marked, and it lands when it is let go. */
export function usePointerDrag(onDrop: (key: string, drop: Drop) => void): PointerDrag {
  const [drag, setDrag] = useState<Drag | null>(null);
  const chip = useRef<HTMLDivElement>(null);
  const grip = useRef<Grip | null>(null);

  const end = (): Grip | null => {
    const ended = grip.current;
    if (ended) cancelAnimationFrame(ended.frame);
    grip.current = null;
    setDrag(null);
    return ended;
  };

  // Each frame, not each event: the page scrolls on at its edge also while the pointer rests there.
  const follow = (): void => {
    const held = grip.current;
    if (!held) return;
    if (chip.current) chip.current.style.transform = `translate(${held.x + 14}px, ${held.y + 10}px)`;
    if (held.y < edge) window.scrollBy(0, -speed);
    else if (held.y > window.innerHeight - edge) window.scrollBy(0, speed);
    const drop = dropAt(held.x, held.y, held.key);
    setDrag((known) => (known && JSON.stringify(known.drop) === JSON.stringify(drop) ? known : { key: held.key, drop }));
    held.frame = requestAnimationFrame(follow);
  };

  useEffect(
    () => () => {
      if (grip.current) cancelAnimationFrame(grip.current.frame);
    },
    [],
  );

  return {
    drag,
    onChip: (element) => {
      chip.current = element;
    },
    cancel: () => void end(),
    handlers: (key) => ({
      onPointerDown: (event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        grip.current = { key, startX: event.clientX, startY: event.clientY, x: event.clientX, y: event.clientY, isMoving: false, frame: 0 };
      },
      onPointerMove: (event) => {
        const held = grip.current;
        if (!held) return;
        [held.x, held.y] = [event.clientX, event.clientY];
        if (held.isMoving || Math.hypot(held.x - held.startX, held.y - held.startY) < threshold) return;
        held.isMoving = true;
        follow();
      },
      onPointerUp: () => {
        const held = end();
        const drop = held?.isMoving ? dropAt(held.x, held.y, held.key) : null;
        if (held && drop) onDrop(held.key, drop);
      },
      onPointerCancel: () => void end(),
    }),
  };
}
