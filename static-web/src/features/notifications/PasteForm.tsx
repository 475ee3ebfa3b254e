import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { toProblem } from '@/api/problem';
import type { Recognised } from '@/api/types';
import { recognise } from './api/notifications';
import classes from './NotificationsPage.module.css';

/** One field for everything: what was pasted says what it is. */
export function PasteForm({ onRecognised }: { onRecognised: (recognised: Recognised) => void }) {
  const [text, setText] = useState('');
  const read = useMutation({ mutationFn: recognise, onSuccess: onRecognised });
  const problem = read.error && toProblem(read.error);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() !== '') read.mutate(text.trim());
  };
  return (
    <form className={classes['paste']} onSubmit={submit}>
      <TextInput
        label="Paste where to"
        description="A Discord webhook, an ntfy topic, an email address, smtp://…, or any https address"
        placeholder="https://discord.com/api/webhooks/…"
        maxLength={2000}
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        value={text}
        error={problem?.message}
        onChange={(event) => {
          setText(event.currentTarget.value);
          read.reset();
        }}
      />
      <Button type="submit" loading={read.isPending} disabled={text.trim() === ''}>
        What is it?
      </Button>
    </form>
  );
}
