import { Checkbox, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { toProblem } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import type { Channel } from '@/api/types';
import { FormFoot } from '@/components/FormFoot';
import { ProblemNotice } from '@/components/ProblemNotice';
import { showToast } from '@/components/toasts';
import { HistoryLink } from '@/features/audit/HistoryLink';
import { deleteChannel, saveChannel } from './api/notifications';
import { inputOf, type ChannelDraft } from './channel-draft';
import { ChannelFields } from './ChannelFields';

interface ChannelFormProps {
  initial: ChannelDraft;
  /** What was recognised, in a sentence. */
  note: string | null;
  known: Channel | null;
  onSaved: (channel: Channel) => void;
  onClose: () => void;
}

export function ChannelForm({ initial, note, known, onSaved, onClose }: ChannelFormProps) {
  const client = useQueryClient();
  const [draft, setDraft] = useState(initial);
  const refresh = () => Promise.all([client.invalidateQueries({ queryKey: queryKeys.channels }), client.invalidateQueries({ queryKey: queryKeys.rules })]);
  const save = useMutation({
    mutationFn: () => saveChannel(inputOf(draft), known),
    onSuccess: (channel) => {
      onSaved(channel);
      return refresh();
    },
  });
  const remove = useMutation({
    mutationFn: deleteChannel,
    onSuccess: () => {
      showToast({ tone: 'up', text: `${draft.name} is deleted.` });
      onClose();
      return refresh();
    },
  });
  const failed = save.error ?? remove.error;
  const problem = failed && toProblem(failed);
  const errors = problem?.fieldMessages() ?? {};
  const change = (changes: Partial<ChannelDraft>): void => {
    setDraft((current) => ({ ...current, ...changes }));
    save.reset();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form className="stack" onSubmit={submit}>
      {note && <p className="dim">{note}</p>}
      <TextInput label="Name" required withAsterisk={false} maxLength={80} data-autofocus value={draft.name} error={errors['name']} onChange={(event) => change({ name: event.currentTarget.value })} />
      <ChannelFields draft={draft} known={known} errors={errors} onChange={change} />
      {known && <Checkbox label="Switched on" checked={draft.enabled} onChange={(event) => change({ enabled: event.currentTarget.checked })} />}
      {problem && <ProblemNotice problem={problem} shownFields={problem.errors.map(({ field }) => field)} />}
      <FormFoot isSaving={save.isPending} removal={known && { label: 'Delete; what waits is not sent', isPending: remove.isPending, run: () => remove.mutate(known.id) }}>
        {known && <HistoryLink target={`channel:${known.id}`} />}
      </FormFoot>
    </form>
  );
}
