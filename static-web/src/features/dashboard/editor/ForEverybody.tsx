import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { queryKeys } from '@/api/query-keys';
import type { Dashboard, DashboardLayout } from '@/api/types';
import { showToast } from '@/components/toasts';
import { useCan } from '@/features/auth/session';
import { resetDashboard, saveDashboard } from '../api/dashboard';
import classes from './Editor.module.css';

type Act = 'reset' | 'share' | 'unshare';

interface ForEverybodyProps {
  dashboard: Dashboard;
  layout: DashboardLayout;
  onClose: () => void;
}

/** Where everybody begins, and the way back there. */
export function ForEverybody({ dashboard, layout, onClose }: ForEverybodyProps) {
  const client = useQueryClient();
  const mayShare = useCan('dashboard.share');
  const [asking, setAsking] = useState<Act | null>(null);
  const { source, version, sharedVersion, hasShared } = dashboard;
  const beginning = hasShared ? 'the shared arrangement' : 'the default';
  const acts: Record<Act, { can: boolean; label: string; ask: string; done: string; run: () => Promise<undefined> }> = {
    reset: {
      can: source === 'own',
      label: `Back to ${beginning}`,
      ask: 'My own arrangement is lost: go back',
      done: `Your dashboard follows ${beginning} again.`,
      run: () => resetDashboard('own', version),
    },
    share: {
      can: mayShare,
      label: 'Save for everybody',
      ask: hasShared ? 'It replaces the shared one: save it' : 'All who arranged nothing see it: save it',
      done: 'Everybody who has arranged nothing sees it like this now.',
      run: () => saveDashboard('shared', sharedVersion, layout),
    },
    unshare: {
      can: mayShare && hasShared,
      label: 'Forget the shared one',
      ask: 'The default for everybody: forget it',
      done: 'Everybody who has arranged nothing sees the default again.',
      run: () => resetDashboard('shared', sharedVersion),
    },
  };
  const act = useMutation({
    mutationFn: (chosen: Act) => acts[chosen].run(),
    meta: { report: 'toast' },
    onSuccess: async (_, chosen) => {
      await client.invalidateQueries({ queryKey: queryKeys.dashboard });
      showToast({ tone: 'up', text: acts[chosen].done });
      setAsking(null);
      onClose();
    },
  });
  const offered = (['reset', 'share', 'unshare'] as const).filter((one) => acts[one].can);
  if (offered.length === 0) return null;

  return (
    <div className={classes['everybody']}>
      <span className="fine">The whole arrangement:</span>
      {offered.map((one) => (
        <Button
          key={one}
          size="xs"
          variant={asking === one ? 'filled' : 'subtle'}
          color={asking === one && one !== 'share' ? 'red' : undefined}
          loading={act.isPending && asking === one}
          onClick={() => (asking === one ? act.mutate(one) : setAsking(one))}
        >
          {asking === one ? acts[one].ask : acts[one].label}
        </Button>
      ))}
    </div>
  );
}
