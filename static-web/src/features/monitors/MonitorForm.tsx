import './form.css';
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toProblem } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import type { Check, Monitor, MonitorInput } from '@/api/types';
import { ProblemNotice } from '@/components/ProblemNotice';
import { AlertPreviewPanel } from './AlertPreviewPanel';
import { createMonitor } from './api/create-monitor';
import { previewMonitor } from './api/preview-monitor';
import { updateMonitor } from './api/update-monitor';
import { toDraft, toInput, type MonitorDraft } from './monitor-input';
import { PreviewResult } from './PreviewResult';
import { ScheduleFields } from './ScheduleFields';
import { TypeFields } from './TypeFields';
import { WhereFields } from './WhereFields';

interface MonitorFormProps {
  monitor: Monitor | null;
  start: MonitorInput;
  readOnly: boolean;
  onSaved: (monitor: Monitor) => void;
  onCancel: () => void;
}

/** The typed form. "Try it" runs the check as it stands, without saving. */
export function MonitorForm({ monitor, start, readOnly, onSaved, onCancel }: MonitorFormProps) {
  const client = useQueryClient();
  const [draft, setDraft] = useState(() => toDraft(start));
  const attempt = useMutation({ mutationFn: () => previewMonitor({ monitor: toInput(draft), id: monitor?.id }) });
  const save = useMutation({
    mutationFn: () => (monitor ? updateMonitor(monitor.id, monitor.version, toInput(draft)) : createMonitor(toInput(draft))),
    onSuccess: async (saved) => {
      await Promise.all([client.invalidateQueries({ queryKey: queryKeys.monitors }), client.invalidateQueries({ queryKey: queryKeys.status })]);
      onSaved(saved);
    },
  });
  const failure = save.error ?? attempt.error;
  const problem = failure && toProblem(failure);
  const errors = problem?.fieldMessages() ?? {};
  const change = (part: Partial<MonitorDraft>): void => setDraft((current) => ({ ...current, ...part }));
  const changeCheck = (part: Partial<Check>): void => setDraft((current) => ({ ...current, check: { ...current.check, ...part } }));

  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        attempt.reset();
        save.mutate();
      }}
    >
      <fieldset className="plain stack" disabled={readOnly}>
        <legend className="visually-hidden">Monitor</legend>
        <TypeFields check={draft.check} onReplace={(check) => change({ check })} onChange={changeCheck} errors={errors} />
        <WhereFields draft={draft} onChange={change} errors={errors} />
        <ScheduleFields draft={draft} onChange={change} errors={errors} />
      </fieldset>
      {!readOnly && <AlertPreviewPanel monitor={monitor} draft={toInput(draft)} />}
      {attempt.data && <PreviewResult preview={attempt.data} />}
      {problem && <ProblemNotice problem={problem} />}
      {problem?.code === 'monitor_changed' && (
        <button
          type="button"
          className="link"
          onClick={() => {
            void client.invalidateQueries({ queryKey: queryKeys.monitors });
            onCancel();
          }}
        >
          Close and read the newer version
        </button>
      )}
      {!readOnly && (
        <div className="row">
          <Button type="submit" loading={save.isPending}>
            Save
          </Button>
          <Button
            variant="default"
            loading={attempt.isPending}
            onClick={() => {
              save.reset();
              attempt.mutate();
            }}
          >
            Try it
          </Button>
          <Button variant="subtle" onClick={onCancel}>
            Cancel
          </Button>
        </div>
      )}
    </form>
  );
}
