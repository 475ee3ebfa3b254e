import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { toProblem } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import type { Channel, EventSeverity, NotificationRule, RuleInput } from '@/api/types';
import { FormFoot } from '@/components/FormFoot';
import { ProblemNotice } from '@/components/ProblemNotice';
import { showToast } from '@/components/toasts';
import { HistoryLink } from '@/features/audit/HistoryLink';
import { leastWords } from '@/features/events/matching/match';
import { MatchFields } from '@/features/events/matching/MatchFields';
import { useNow } from '@/lib/use-now';
import { deleteRule, saveRule } from './api/notifications';
import classes from './NotificationsPage.module.css';
import { RulePreviewPanel } from './RulePreviewPanel';
import { WindowFields } from './WindowFields';
import { kindWords, remindWords } from './words';

interface RuleFormProps {
  initial: RuleInput;
  known: NotificationRule | null;
  channels: Channel[];
  onClose: () => void;
}

export function RuleForm({ initial, known, channels, onClose }: RuleFormProps) {
  const client = useQueryClient();
  const [rule, setRule] = useState(initial);
  const now = useNow();
  const done = (text: string): Promise<void> => {
    showToast({ tone: 'up', text });
    onClose();
    return client.invalidateQueries({ queryKey: queryKeys.rules });
  };
  const save = useMutation({ mutationFn: () => saveRule(rule, known), onSuccess: ({ name }) => done(`${name} is saved.`) });
  const remove = useMutation({ mutationFn: deleteRule, onSuccess: () => done(`${rule.name} is deleted.`) });
  const failed = save.error ?? remove.error;
  const problem = failed && toProblem(failed);
  const errors = problem?.fieldMessages() ?? {};
  const { quietHours = [], schedule = [] } = rule;
  const change = (changes: Partial<RuleInput>): void => {
    setRule((current) => ({ ...current, ...changes }));
    save.reset();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate();
  };
  const turn = (id: string): void => change({ channelIds: rule.channelIds.includes(id) ? rule.channelIds.filter((one) => one !== id) : [...rule.channelIds, id] });

  return (
    <form className={classes['form']} onSubmit={submit}>
      <TextInput label="Name" required withAsterisk={false} maxLength={80} data-autofocus value={rule.name} error={errors['name']} onChange={(event) => change({ name: event.currentTarget.value })} />
      <section aria-labelledby="rule-what">
        <h3 id="rule-what">What is told</h3>
        <MatchFields match={rule.match} onChange={(match) => change({ match })} errors={errors} />
      </section>
      <fieldset className={classes['where']}>
        <legend>Where</legend>
        {channels.map(({ id, name, kind, enabled }) => (
          <Checkbox key={id} label={`${name} (${kindWords[kind]}${enabled ? '' : ', switched off'})`} checked={rule.channelIds.includes(id)} onChange={() => turn(id)} />
        ))}
        {errors['channelIds'] && <p className={classes['error']}>{errors['channelIds']}</p>}
      </fieldset>
      <section aria-labelledby="rule-when">
        <h3 id="rule-when">When</h3>
        <div className="stack">
          <WindowFields
            label="Quiet hours"
            add={quietHours.length === 0 ? 'Add quiet hours' : 'More quiet hours'}
            blank={{ days: [], from: '22:00', to: '07:00' }}
            windows={quietHours}
            errors={(place) => errors[`quietHours[${place}]`]}
            onChange={(windows) => change({ quietHours: windows })}
          />
          {quietHours.length > 0 && (
            <NativeSelect
              label="Told in quiet hours too"
              description="The rest is told when they end, if it is not over by then."
              value={rule.quietPass ?? ''}
              onChange={(event) => change({ quietPass: (event.currentTarget.value || null) as EventSeverity | null })}
              data={[{ value: '', label: 'Nothing' }, ...(['critical', 'error', 'warning'] as const).map((severity) => ({ value: severity, label: leastWords(severity) }))]}
            />
          )}
          <WindowFields
            label="Only at these times"
            add={schedule.length === 0 ? 'Only at some times' : 'Other times too'}
            blank={{ days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], from: '08:00', to: '18:00' }}
            windows={schedule}
            errors={(place) => errors[`schedule[${place}]`]}
            onChange={(windows) => change({ schedule: windows })}
          />
          {(quietHours.length > 0 || schedule.length > 0) && (
            <TextInput label="By the clock of" value={rule.timeZone ?? 'UTC'} error={errors['timeZone']} spellCheck={false} onChange={(event) => change({ timeZone: event.currentTarget.value })} />
          )}
          <NativeSelect
            label="The same thing about the same thing"
            value={String(rule.foldSeconds ?? 300)}
            onChange={(event) => change({ foldSeconds: Number(event.currentTarget.value) })}
            data={[...new Set([0, 60, 300, 1800, 3600, 86_400, rule.foldSeconds ?? 300])].map((seconds) => ({ value: String(seconds), label: foldWords(seconds) }))}
          />
          <NativeSelect
            label="While an incident stays open"
            description="Not once somebody has taken it in hand or snoozed it, nor under maintenance."
            value={String(rule.remindMinutes ?? 0)}
            onChange={(event) => change({ remindMinutes: Number(event.currentTarget.value) })}
            data={[...new Set([0, 15, 30, 60, 120, 240, 480, 720, 1440, rule.remindMinutes ?? 0])].map((minutes) => ({
              value: String(minutes),
              label: minutes === 0 ? 'it is told once' : `it is told again ${remindWords(minutes)}`,
            }))}
          />
        </div>
      </section>
      <RulePreviewPanel rule={rule} channels={channels} now={now} />
      {problem && <ProblemNotice problem={problem} shownFields={problem.errors.map(({ field }) => field).filter((field) => field !== 'quietHours')} />}
      <Checkbox label="Switched on" checked={rule.enabled ?? true} onChange={(event) => change({ enabled: event.currentTarget.checked })} />
      <FormFoot isSaving={save.isPending} removal={known && { label: `Delete ${known.name}`, isPending: remove.isPending, run: () => remove.mutate(known.id) }}>
        {known && <HistoryLink target={`rule:${known.id}`} />}
      </FormFoot>
    </form>
  );
}

const foldWords = (seconds: number): string => {
  if (seconds === 0) return 'is told every time';
  if (seconds < 3600) return `is told once in ${seconds / 60} min`;
  return seconds < 86_400 ? `is told once in ${seconds / 3600} h` : 'is told once a day';
};
