import { useEffect, useState } from 'react';
import { nextVisit, type Visits } from './last-visit';

const key = 'nebula.visits';

function read(): Visits | null {
  try {
    const stored = JSON.parse(localStorage.getItem(key) ?? 'null') as Partial<Visits> | null;
    return stored && typeof stored.lastSeen === 'number' ? { baseline: stored.baseline ?? null, lastSeen: stored.lastSeen } : null;
  } catch {
    return null;
  }
}

export function useLastVisit(): number | null {
  const [visit] = useState(() => nextVisit(read(), Date.now()));
  useEffect(() => {
    const store = (): void => localStorage.setItem(key, JSON.stringify({ ...visit, lastSeen: Date.now() }));
    store();
    document.addEventListener('visibilitychange', store);
    return () => document.removeEventListener('visibilitychange', store);
  }, [visit]);
  return visit.baseline;
}
