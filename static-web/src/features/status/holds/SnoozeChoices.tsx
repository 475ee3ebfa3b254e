import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import classes from './Holds.module.css';
import { bounds, choices, firstGuess, inputOf, readUntil } from './snooze';

interface SnoozeChoicesProps {
  id: string;
  now: number;
  isPending: boolean;
  onChoose: (minutes: number) => void;
}

/** For how long nothing more is told of it. */
export function SnoozeChoices({ id, now, isPending, onChoose }: SnoozeChoicesProps) {
  const [until, setUntil] = useState(() => firstGuess(now));
  const [error, setError] = useState<string | null>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const read = readUntil(until, Date.now());
    if ('minutes' in read) onChoose(read.minutes);
    else setError(read.error);
  };
  return (
    <fieldset id={id} className={classes['choices']}>
      <legend className="visually-hidden">For how long</legend>
      <div className="row">
        {choices(now).map(({ label, minutes }) => (
          <Button key={label} size="xs" variant="default" disabled={isPending} onClick={() => onChoose(minutes)}>
            {label}
          </Button>
        ))}
      </div>
      <form className={classes['until']} onSubmit={submit} noValidate>
        <TextInput
          type="datetime-local"
          size="xs"
          label="Or until"
          value={until}
          min={inputOf(now + bounds.least * 60_000)}
          max={inputOf(now + bounds.most * 60_000)}
          error={error}
          onChange={(event) => {
            setUntil(event.currentTarget.value);
            setError(null);
          }}
        />
        <Button size="xs" type="submit" variant="default" loading={isPending}>
          Snooze until then
        </Button>
      </form>
      <p className="fine">Nothing more is told of it until then, except its end.</p>
    </fieldset>
  );
}
