import { useEffect, useState } from 'react';

/** A value once it has stood still for a while: what is typed is not asked for letter by letter. */
export function useLater<T>(value: T, restMs: number): T {
  const [later, setLater] = useState(value);
  const text = JSON.stringify(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setLater(JSON.parse(text) as T), restMs);
    return () => window.clearTimeout(timer);
  }, [text, restMs]);
  return later;
}
