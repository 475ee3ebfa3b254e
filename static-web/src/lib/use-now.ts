import { useEffect, useState } from 'react';

/** The time on screen, told again every `everyMs`; it redraws text and never fetches anything. */
export function useNow(everyMs = 10_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    let timer = 0;
    const tick = (): void => {
      setNow(Date.now());
      timer = window.setTimeout(tick, everyMs);
    };
    timer = window.setTimeout(tick, everyMs);
    return () => window.clearTimeout(timer);
  }, [everyMs]);
  return now;
}
