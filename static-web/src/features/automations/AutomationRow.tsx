import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { queryKeys } from '@/api/query-keys';
import type { ActionKinds, Automation } from '@/api/types';
import { StateIcon } from '@/components/icons';
import { showToast } from '@/components/toasts';
import { matchWords } from '@/features/events/matching/match';
import { formatAgo } from '@/lib/format';
import { plainText } from '@/lib/plain-text';
import { resumeAutomation } from './api/automations';
import classes from './AutomationsPage.module.css';
import { operatorWords } from './ConditionFields';
import { pauseWords } from './pause-words';
import { runWords } from './run-words';

interface AutomationRowProps {
  automation: Automation;
  kinds: ActionKinds | undefined;
  now: number;
  canWrite: boolean;
  onEdit: () => void;
  onRuns: () => void;
}

const icons = { active: 'up', disabled: 'paused', paused: 'degraded' } as const;
const words = { active: 'On', disabled: 'Switched off', paused: 'Paused' } as const;

export function AutomationRow({ automation, kinds, now, canWrite, onEdit, onRuns }: AutomationRowProps) {
  const client = useQueryClient();
  const resume = useMutation({
    mutationFn: resumeAutomation,
    meta: { report: 'toast' },
    onSuccess: ({ name }) => {
      showToast({ tone: 'up', text: `${name} runs again.` });
      return client.invalidateQueries({ queryKey: queryKeys.automations });
    },
  });
  const { name, state, match, conditions, actions, lastRun } = automation;
  const labels = actions.map(({ kind }) => kinds?.kinds.find((one) => one.kind === kind)?.label ?? kind);
  return (
    <li className={classes['row']} data-state={icons[state]}>
      <StateIcon state={icons[state]} size={18} />
      <div className={classes['what']}>
        <h3><bdi>{plainText(name)}</bdi></h3>
        <p className={classes['sentence']}>
          {matchWords(match)}
          {conditions.map(({ field, operator, value }) => `, if ${field} ${operatorWords(operator)} “${plainText(value)}”`)}
          <span aria-hidden="true"> → </span>
          <span className="visually-hidden"> then </span>
          {labels.join(', then ')}
        </p>
        <p className="fine">
          {words[state]}
          {lastRun ? `. Last run ${runWords[lastRun.state].toLowerCase()}, ${formatAgo(lastRun.at, now)}` : '. Has not run yet'}
        </p>
        {state === 'paused' && (
          <p className="notice fine" data-tone="degraded">
            {pauseWords(automation, now)}
          </p>
        )}
      </div>
      <div className={classes['actions']}>
        {canWrite && state === 'paused' && (
          <Button size="xs" loading={resume.isPending} onClick={() => resume.mutate(automation.id)}>
            Resume<span className="visually-hidden"> {name}</span>
          </Button>
        )}
        <Button size="xs" variant="default" onClick={onRuns}>
          Runs<span className="visually-hidden"> of {name}</span>
        </Button>
        {canWrite && (
          <Button size="xs" variant="default" onClick={onEdit}>
            Edit<span className="visually-hidden"> {name}</span>
          </Button>
        )}
      </div>
    </li>
  );
}
