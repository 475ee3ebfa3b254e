import { Checkbox, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { toProblem } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import type { MaintenanceWindow, Monitor } from '@/api/types';
import { FormFoot } from '@/components/FormFoot';
import { ProblemNotice } from '@/components/ProblemNotice';
import { showToast } from '@/components/toasts';
import { HistoryLink } from '@/features/audit/HistoryLink';
import { deleteWindow, saveWindow } from './api/maintenance';
import { draftOf, inputOf, newDraft, timesOf, type Draft } from './draft';
import classes from './MaintenancePage.module.css';
import { NextTimes } from './NextTimes';
import { ScopeFields } from './ScopeFields';
import { WhenFields } from './WhenFields';

interface MaintenanceFormProps {
  window: MaintenanceWindow | null;
  monitors: Monitor[];
  onClose: () => void;
}

const shownFields = ['title', 'text', 'startsAt', 'endsAt', 'recurrence.cron', 'recurrence.timeZone', 'recurrence.durationMinutes', 'monitors'];

export function MaintenanceForm({ window, monitors, onClose }: MaintenanceFormProps) {
  const client = useQueryClient();
  const [draft, setDraft] = useState(() => (window ? draftOf(window, Date.now()) : newDraft(Date.now())));
  const done = async (text: string): Promise<void> => {
    showToast({ tone: 'up', text });
    onClose();
    await client.invalidateQueries({ queryKey: queryKeys.maintenance });
  };
  const save = useMutation({ mutationFn: () => saveWindow(inputOf(draft), window), onSuccess: ({ window: saved }) => done(`${saved.title} is saved.`) });
  const remove = useMutation({ mutationFn: deleteWindow, onSuccess: () => done(`${window?.title ?? 'It'} is deleted.`) });
  const failed = save.error ?? remove.error;
  const problem = failed && toProblem(failed);
  const errors = problem?.fieldMessages() ?? {};
  const change = (changes: Partial<Draft>): void => {
    setDraft((current) => ({ ...current, ...changes }));
    save.reset();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate();
  };

  return (
    <form className={classes['form']} onSubmit={submit}>
      <TextInput label="Title" required withAsterisk={false} maxLength={120} data-autofocus placeholder="New disks in the NAS" value={draft.title} error={errors['title']} onChange={(event) => change({ title: event.currentTarget.value })} />
      <Textarea
        label="What is done"
        description="Shown with the title on the status page, where a public service is concerned"
        maxLength={2000}
        rows={2}
        value={draft.text}
        error={errors['text']}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      <section aria-labelledby="maintenance-what">
        <h3 id="maintenance-what">For which services</h3>
        <ScopeFields draft={draft} monitors={monitors} error={errors['monitors']} onChange={change} />
      </section>
      <section aria-labelledby="maintenance-when">
        <h3 id="maintenance-when">When</h3>
        <div className="stack">
          <WhenFields draft={draft} errors={errors} onChange={change} />
          <NextTimes times={timesOf(draft)} />
        </div>
      </section>
      {problem && <ProblemNotice problem={problem} shownFields={shownFields} />}
      <Checkbox label="Switched on" checked={draft.enabled} onChange={(event) => change({ enabled: event.currentTarget.checked })} />
      <FormFoot isSaving={save.isPending} removal={window && { label: 'Delete it; what runs ends', isPending: remove.isPending, run: () => remove.mutate(window.id) }}>
        {window && <HistoryLink target={`maintenance:${window.id}`} />}
      </FormFoot>
    </form>
  );
}
