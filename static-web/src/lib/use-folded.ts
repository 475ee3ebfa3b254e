import { useState } from 'react';

const keyOf = (place: string): string => `nebula.folded.${place}`;

function read(place: string): ReadonlySet<string> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(place)) ?? '[]');
    return new Set(Array.isArray(stored) ? stored.filter((each) => typeof each === 'string') : []);
  } catch {
    return new Set();
  }
}

/** Which parts of a page somebody has folded away, remembered in this browser. */
export function useFolded(place: string): [folded: ReadonlySet<string>, turn: (id: string) => void] {
  const [folded, setFolded] = useState(() => read(place));
  const turn = (id: string): void => {
    const next = new Set(folded);
    if (!next.delete(id)) next.add(id);
    setFolded(next);
    try {
      localStorage.setItem(keyOf(place), JSON.stringify([...next]));
    } catch {
      // A browser that keeps nothing shows everything the next time.
    }
  };
  return [folded, turn];
}
