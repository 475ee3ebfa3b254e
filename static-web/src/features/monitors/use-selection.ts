import { useRef, useState } from 'react';

export interface Selection {
  chosen: ReadonlySet<string>;
  /** Chooses or leaves one. */
  turn: (id: string) => void;
  /** Chooses everything from the last one that was turned to this one, in the order that is shown. */
  extendTo: (id: string, order: string[]) => void;
  set: (ids: Iterable<string>) => void;
}

export function useSelection(): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<string | null>(null);
  return {
    chosen,
    turn: (id) => {
      last.current = id;
      setChosen((current) => {
        const next = new Set(current);
        if (!next.delete(id)) next.add(id);
        return next;
      });
    },
    extendTo: (id, order) => {
      const range = between(order, last.current ?? id, id);
      last.current = id;
      setChosen((current) => new Set([...current, ...range]));
    },
    set: (ids) => setChosen(new Set(ids)),
  };
}

/** From one to the other, whichever comes first; the other alone where the one is not shown any more. */
export function between(order: string[], from: string, to: string): string[] {
  const [a, b] = [order.indexOf(from), order.indexOf(to)];
  if (b < 0) return [];
  return a < 0 ? [to] : order.slice(Math.min(a, b), Math.max(a, b) + 1);
}
