import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { toProblem } from '@/api/problem';
import type { Incident } from '@/api/types';
import { ProblemNotice } from '@/components/ProblemNotice';
import { tellUpdate } from './api/stories';
import { nextSteps, stepOf, type Step } from './story';
import classes from './Stories.module.css';
import { useStoryNews } from './use-story-news';

/** How an incident opened by hand goes on, until it is resolved. */
export function UpdateForm({ incident, onDone }: { incident: Incident; onDone: () => void }) {
  const lookAgain = useStoryNews(incident.id);
  const [step, setStep] = useState<Step>(stepOf(incident) ?? 'investigating');
  const [text, setText] = useState('');
  const tell = useMutation({
    mutationFn: () => tellUpdate(incident.id, { step, text }),
    onSuccess: async () => {
      await lookAgain();
      onDone();
    },
  });
  const problem = tell.error && toProblem(tell.error);

  return (
    <form
      className={`panel ${classes['form']}`}
      onSubmit={(event) => {
        event.preventDefault();
        tell.mutate();
      }}
    >
      <NativeSelect label="How far it is" data={nextSteps} value={step} autoFocus onChange={(event) => setStep(event.currentTarget.value as Step)} />
      <Textarea
        label="What to tell"
        description={incident.public ? 'Visitors read it, without your name.' : 'Visitors do not see this incident.'}
        autosize
        minRows={3}
        maxRows={14}
        maxLength={2000}
        value={text}
        error={problem?.fieldMessages()['text']}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {problem && <ProblemNotice problem={problem} shownFields={['text']} />}
      <div className="row">
        <Button type="submit" loading={tell.isPending}>
          {step === 'resolved' ? 'Resolve it' : 'Tell it'}
        </Button>
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
