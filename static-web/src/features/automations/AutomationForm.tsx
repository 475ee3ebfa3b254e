import { Button, Checkbox, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { toProblem } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import type { ActionKinds, Automation, EventMatch } from '@/api/types';
import { FormFoot } from '@/components/FormFoot';
import { ProblemNotice } from '@/components/ProblemNotice';
import { showToast } from '@/components/toasts';
import { HistoryLink } from '@/features/audit/HistoryLink';
import { MatchFields } from '@/features/events/matching/MatchFields';
import { useNow } from '@/lib/use-now';
import { deleteAutomation, saveAutomation, tryAutomation } from './api/automations';
import { ActionFields } from './ActionFields';
import classes from './AutomationsPage.module.css';
import { ConditionFields } from './ConditionFields';
import { draftOf, inputOf, newAction, replaced, without, type Draft } from './draft';
import { DryRunResult } from './DryRunResult';

interface AutomationFormProps {
  automation: Automation | null;
  kinds: ActionKinds;
  match: EventMatch | null;
  onClose: () => void;
}

export function AutomationForm({ automation, kinds, match, onClose }: AutomationFormProps) {
  const client = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(automation, kinds, match));
  const now = useNow();
  const tryOut = useMutation({ mutationFn: () => tryAutomation(inputOf(draft), automation) });
  const done = async (text: string): Promise<void> => {
    showToast({ tone: 'up', text });
    onClose();
    await client.invalidateQueries({ queryKey: queryKeys.automations });
  };
  const save = useMutation({ mutationFn: () => saveAutomation(inputOf(draft), automation), onSuccess: ({ name }) => done(`${name} is saved.`) });
  const remove = useMutation({ mutationFn: deleteAutomation, onSuccess: () => done(`${automation?.name ?? 'It'} is deleted.`) });
  const failed = save.error ?? tryOut.error ?? remove.error;
  const problem = failed && toProblem(failed);
  const errors = problem?.fieldMessages() ?? {};
  const change = (changes: Partial<Draft>): void => {
    setDraft((current) => ({ ...current, ...changes }));
    tryOut.reset();
    save.reset();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate();
  };

  return (
    <form className={classes['form']} onSubmit={submit}>
      <TextInput label="Name" required withAsterisk={false} maxLength={80} data-autofocus value={draft.name} error={errors['name']} onChange={(event) => change({ name: event.currentTarget.value })} />
      <section aria-labelledby="automation-when">
        <h3 id="automation-when">When this happens</h3>
        <div className="stack">
          <MatchFields match={draft.match} onChange={(next) => change({ match: next })} errors={errors} />
          <ConditionFields conditions={draft.conditions} fields={kinds.fields} errors={errors} onChange={(conditions) => change({ conditions })} />
        </div>
      </section>
      <section aria-labelledby="automation-then">
        <h3 id="automation-then">Do this</h3>
        <div className="stack">
          {draft.actions.map((action, place) => (
            <ActionFields
              key={action.key}
              action={action}
              place={place}
              kinds={kinds}
              errors={errors}
              onChange={(next) => change({ actions: replaced(draft.actions, place, next) })}
              onRemove={draft.actions.length > 1 ? () => change({ actions: without(draft.actions, place) }) : null}
            />
          ))}
          {draft.actions.length < 10 && (
            <button type="button" className={`link fine ${classes['add']}`} onClick={() => change({ actions: [...draft.actions, newAction(kinds.kinds[0]?.kind ?? '')] })}>
              And then something else
            </button>
          )}
        </div>
      </section>
      {tryOut.data && <DryRunResult tried={tryOut.data} now={now} />}
      {problem && <ProblemNotice problem={problem} shownFields={['name', 'match.types', 'match.subjects', 'match.sources']} />}
      <Checkbox label="Switched on" checked={draft.enabled} onChange={(event) => change({ enabled: event.currentTarget.checked })} />
      <FormFoot isSaving={save.isPending} removal={automation && { label: 'Delete it with its history', isPending: remove.isPending, run: () => remove.mutate(automation.id) }}>
        <Button variant="default" loading={tryOut.isPending} onClick={() => tryOut.mutate()}>
          What would it have done?
        </Button>
        {automation && <HistoryLink target={`automation:${automation.id}`} />}
      </FormFoot>
    </form>
  );
}
