import { useState } from 'react';
import { useNow } from '@/lib/use-now';

/** Counts down the seconds that a throttled login has to wait. */
export function useWait(): { secondsLeft: number; start: (seconds: number) => void } {
  const [until, setUntil] = useState(0);
  const now = useNow(250);
  return {
    secondsLeft: Math.max(0, Math.ceil((until - now) / 1000)),
    start: (seconds) => setUntil(Date.now() + seconds * 1000),
  };
}
