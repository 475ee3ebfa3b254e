import { Button, PasswordInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { toProblem } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import { StateIcon } from '@/components/icons';
import { ProblemNotice } from '@/components/ProblemNotice';
import { formatMoment } from '@/lib/format';
import { useNow } from '@/lib/use-now';
import { makeRecoveryFile, recoveryQuery } from './api/recovery-file';
import { saveFile } from './save-file';

const minLength = 12;

/** One file to keep: the keys of stored secrets under a passphrase, and what to type when something is lost. */
export function RecoveryForm() {
  const client = useQueryClient();
  const now = useNow(30_000);
  const { data } = useQuery(recoveryQuery);
  const [words, setWords] = useState('');
  const [again, setAgain] = useState('');
  const make = useMutation({
    mutationFn: () => makeRecoveryFile(words),
    onSuccess: ({ name, text }) => {
      saveFile(name, text);
      setWords('');
      setAgain('');
      return client.invalidateQueries({ queryKey: queryKeys.recoveryFile });
    },
  });
  const problem = make.error && toProblem(make.error);
  const differs = again !== '' && again !== words;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    make.mutate();
  };
  return (
    <form className="stack" onSubmit={submit}>
      {data?.madeAt && (
        <div className="notice" data-tone={data.isCurrent ? 'up' : 'degraded'} role="status">
          <StateIcon state={data.isCurrent ? 'up' : 'degraded'} />
          <p>
            {make.data ? 'It is in your downloads. Keep it off this machine, and the passphrase somewhere else.' : `Made ${formatMoment(data.madeAt, now)} by ${data.madeBy}.`}
            {!data.isCurrent && ' A key was made since that it does not hold: make a new one.'}
          </p>
        </div>
      )}
      <PasswordInput
        label="A passphrase for the file"
        description={`At least ${minLength} characters; a few words are best. It is kept nowhere: without it the file opens nothing.`}
        autoComplete="new-password"
        maxLength={1000}
        value={words}
        error={problem?.fieldMessages()['passphrase']}
        onChange={(event) => {
          setWords(event.currentTarget.value);
          make.reset();
        }}
      />
      <PasswordInput
        label="The passphrase again"
        autoComplete="new-password"
        maxLength={1000}
        value={again}
        error={differs ? 'It is not the same.' : undefined}
        onChange={(event) => setAgain(event.currentTarget.value)}
      />
      {problem && <ProblemNotice problem={problem} shownFields={['passphrase']} />}
      <div className="row">
        <Button type="submit" variant={data?.isCurrent ? 'default' : 'filled'} loading={make.isPending} disabled={words.length < minLength || words !== again}>
          Download the recovery file
        </Button>
      </div>
    </form>
  );
}
