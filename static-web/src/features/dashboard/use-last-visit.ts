import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { DashboardVisit } from '@/api/types';
import { useCan } from '@/features/auth/session';
import { visitQuery } from './api/dashboard';

/** Since when somebody was away, on whichever device; null until that is known. */
export function useLastVisit(): DashboardVisit | null {
  const client = useQueryClient();
  const isOn = useCan('dashboard.write');
  const { data } = useQuery({ ...visitQuery, enabled: isOn });
  useEffect(() => {
    if (!isOn) return undefined;
    // When somebody leaves, and when somebody comes back to a page that was left open.
    const turn = (): void => void client.refetchQueries({ queryKey: visitQuery.queryKey });
    document.addEventListener('visibilitychange', turn);
    return () => document.removeEventListener('visibilitychange', turn);
  }, [client, isOn]);
  return data ?? null;
}
