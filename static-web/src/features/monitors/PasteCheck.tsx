import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toProblem } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import type { Monitor, MonitorInput } from '@/api/types';
import { ProblemNotice } from '@/components/ProblemNotice';
import { createMonitor } from './api/create-monitor';
import { previewMonitor } from './api/preview-monitor';
import { PreviewResult } from './PreviewResult';

interface PasteCheckProps {
  onSaved: (monitor: Monitor) => void;
  /** Opens the typed form with what was inferred. */
  onRefine?: (inferred: MonitorInput) => void;
}

/** Paste anything: the type is inferred and the check runs before there is anything to save. */
export function PasteCheck({ onSaved, onRefine }: PasteCheckProps) {
  const client = useQueryClient();
  const [paste, setPaste] = useState('');
  const [name, setName] = useState<string | null>(null);
  const preview = useMutation({ mutationFn: (text: string) => previewMonitor({ paste: text }), onSuccess: ({ inferred }) => setName(inferred.name ?? '') });
  const save = useMutation({
    mutationFn: (monitor: MonitorInput) => createMonitor(monitor),
    onSuccess: async (monitor) => {
      await Promise.all([client.invalidateQueries({ queryKey: queryKeys.monitors }), client.invalidateQueries({ queryKey: queryKeys.status })]);
      onSaved(monitor);
    },
  });
  const found = preview.data;
  const saveFields = save.error ? toProblem(save.error).fieldMessages() : {};

  return (
    <div className="stack">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save.reset();
          preview.mutate(paste.trim());
        }}
      >
        <TextInput
          label="Address"
          description="https://…, host:port, a host name, postgres://…, redis://… or an Ollama address"
          placeholder="https://box.lan/health"
          spellCheck={false}
          autoCapitalize="none"
          autoComplete="off"
          required
          withAsterisk={false}
          data-autofocus
          value={paste}
          onChange={(event) => {
            setPaste(event.currentTarget.value);
            preview.reset();
          }}
        />
        {!found && (
          <Button type="submit" loading={preview.isPending} disabled={paste.trim() === ''}>
            Check it
          </Button>
        )}
      </form>
      {preview.error && <ProblemNotice problem={toProblem(preview.error)} shownFields={[]} />}
      {found && (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate({ ...found.inferred, name: name?.trim() || found.inferred.name });
          }}
        >
          <PreviewResult preview={found} />
          <TextInput label="Name" maxLength={80} required withAsterisk={false} value={name ?? ''} error={saveFields['name']} onChange={(event) => setName(event.currentTarget.value)} />
          {save.error && <ProblemNotice problem={toProblem(save.error)} shownFields={['name']} />}
          <div className="row">
            <Button type="submit" loading={save.isPending}>
              {found.result.state === 'up' ? 'Save' : 'Save all the same'}
            </Button>
            {onRefine && (
              <Button variant="default" onClick={() => onRefine({ ...found.inferred, name: name?.trim() || found.inferred.name })}>
                Change the details
              </Button>
            )}
          </div>
        </form>
      )}
    </div>
  );
}
