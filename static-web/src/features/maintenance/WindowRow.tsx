import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { queryKeys } from '@/api/query-keys';
import type { MaintenancePlan } from '@/api/types';
import { StateIcon } from '@/components/icons';
import { showToast } from '@/components/toasts';
import { plainText } from '@/lib/plain-text';
import { endWindow, saveWindow } from './api/maintenance';
import { switched } from './draft';
import classes from './MaintenancePage.module.css';
import { occurrenceText, planIcons, planWords, ruleText, scopeText } from './words';

interface WindowRowProps {
  plan: MaintenancePlan;
  names: Map<string, string>;
  canWrite: boolean;
  onEdit: () => void;
}

export function WindowRow({ plan, names, canWrite, onEdit }: WindowRowProps) {
  const client = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const { window, state, running, next } = plan;
  const done = (text: string): Promise<void> => {
    setIsAsking(false);
    showToast({ tone: 'up', text });
    return client.invalidateQueries({ queryKey: queryKeys.maintenance });
  };
  const end = useMutation({ mutationFn: () => endWindow(window.id), meta: { report: 'toast' }, onSuccess: () => done(`${window.title} has ended; alerts go out again.`) });
  const turn = useMutation({
    mutationFn: () => saveWindow(switched(window, !window.enabled), window),
    meta: { report: 'toast' },
    onSuccess: () => done(window.enabled ? `${window.title} is switched off.` : `${window.title} is switched on.`),
  });
  const when = running ?? next[0] ?? (window.startsAt && window.endsAt ? { startsAt: window.startsAt, endsAt: window.endsAt } : null);
  const named = <span className="visually-hidden"> {window.title}</span>;

  return (
    <li className={classes['row']} data-state={planIcons[state]}>
      <StateIcon state={planIcons[state]} size={18} />
      <div className={classes['what']}>
        <h3><bdi>{plainText(window.title)}</bdi></h3>
        <p className={classes['when']}>
          <strong className={classes['word']}>{planWords[state]}</strong>
          {when && ` · ${occurrenceText(when)}`}
        </p>
        <p className="fine">
          {ruleText(window)} · {scopeText(window, names)}
        </p>
        {window.text && <p className={classes['text']}>{plainText(window.text)}</p>}
      </div>
      {canWrite && (
        <div className={classes['actions']}>
          {state === 'running' && !isAsking && (
            <Button size="xs" onClick={() => setIsAsking(true)}>
              End now…{named}
            </Button>
          )}
          {state === 'running' && isAsking && (
            <Button size="xs" color="red" autoFocus loading={end.isPending} onClick={() => end.mutate()}>
              End it: what is down alerts{named}
            </Button>
          )}
          {state !== 'over' && state !== 'running' && (
            <Button size="xs" variant="default" loading={turn.isPending} onClick={() => turn.mutate()}>
              {window.enabled ? 'Switch off' : 'Switch on'}
              {named}
            </Button>
          )}
          <Button size="xs" variant="default" onClick={onEdit}>
            Edit{named}
          </Button>
        </div>
      )}
    </li>
  );
}
