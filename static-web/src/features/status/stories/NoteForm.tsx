import '@mantine/core/styles/Checkbox.layer.css';
import '@mantine/core/styles/InlineInput.layer.css';
import { Button, Checkbox, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { toProblem } from '@/api/problem';
import type { Incident, StoryNote } from '@/api/types';
import { FormFoot } from '@/components/FormFoot';
import { ProblemNotice } from '@/components/ProblemNotice';
import { deleteNote, saveNote } from './api/stories';
import classes from './Stories.module.css';
import { useStoryNews } from './use-story-news';

interface NoteFormProps {
  incident: Incident;
  /** Null for a new one. */
  note: StoryNote | null;
  onDone: () => void;
}

/** A note into the story, or one's own written anew. */
export function NoteForm({ incident, note, onDone }: NoteFormProps) {
  const lookAgain = useStoryNews(incident.id);
  const [text, setText] = useState(note?.text ?? '');
  const [isPublic, setIsPublic] = useState(note?.public ?? false);
  const done = async (): Promise<void> => {
    await lookAgain();
    onDone();
  };
  const save = useMutation({ mutationFn: () => saveNote(incident.id, note?.id ?? null, { text, public: isPublic }), onSuccess: done });
  const remove = useMutation({ mutationFn: () => deleteNote(incident.id, note?.id ?? ''), onSuccess: done });
  const error = save.error ?? remove.error;
  const problem = error && toProblem(error);
  const isUpdate = Boolean(note?.step);

  return (
    <form
      className={`panel ${classes['form']}`}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Textarea
        label={isUpdate ? 'Update' : 'Note'}
        autosize
        minRows={3}
        maxRows={14}
        maxLength={2000}
        data-autofocus
        autoFocus
        value={text}
        error={problem?.fieldMessages()['text']}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {!isUpdate && (
        <Checkbox
          label="Visitors may read it"
          description={incident.public ? 'Without your name.' : 'Visitors do not see this incident as it is.'}
          checked={isPublic}
          onChange={(event) => setIsPublic(event.currentTarget.checked)}
        />
      )}
      {problem && <ProblemNotice problem={problem} shownFields={['text']} />}
      <FormFoot isSaving={save.isPending} removal={note && !isUpdate ? { label: 'Delete this note', isPending: remove.isPending, run: () => remove.mutate() } : null}>
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
      </FormFoot>
    </form>
  );
}
