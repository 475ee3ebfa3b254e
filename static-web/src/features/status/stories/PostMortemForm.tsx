import '@mantine/core/styles/Checkbox.layer.css';
import '@mantine/core/styles/InlineInput.layer.css';
import { Button, Checkbox, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { toProblem } from '@/api/problem';
import type { Incident } from '@/api/types';
import { ProblemNotice } from '@/components/ProblemNotice';
import { writePostMortem } from './api/stories';
import classes from './Stories.module.css';
import { useStoryNews } from './use-story-news';

/** What was learned: kept as a draft until it is published. */
export function PostMortemForm({ incident, onDone }: { incident: Incident; onDone: () => void }) {
  const lookAgain = useStoryNews(incident.id);
  const [start] = useState(incident.postMortem);
  const [text, setText] = useState(start?.text ?? '');
  const [published, setPublished] = useState(start?.published ?? false);
  const save = useMutation({
    mutationFn: () => writePostMortem(incident.id, { text, published, version: start?.version ?? 0 }),
    onSuccess: async () => {
      await lookAgain();
      onDone();
    },
  });
  const problem = save.error && toProblem(save.error);

  return (
    <form
      className={`panel ${classes['form']}`}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Textarea
        label="What happened, why, and what is done about it"
        autosize
        minRows={6}
        maxRows={24}
        maxLength={10_000}
        autoFocus
        value={text}
        error={problem?.fieldMessages()['text']}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Checkbox
        label="Publish it"
        description={incident.public ? 'Visitors read it, without your name.' : 'Visitors do not see this incident as it is.'}
        checked={published}
        onChange={(event) => setPublished(event.currentTarget.checked)}
      />
      {problem && <ProblemNotice problem={problem} shownFields={['text']} />}
      <div className="row">
        <Button type="submit" loading={save.isPending}>
          {published ? 'Publish' : 'Save the draft'}
        </Button>
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
