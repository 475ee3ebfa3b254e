import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toProblem } from '@/api/problem';
import { EntryLayout } from '@/components/EntryLayout';
import { NewPasswordInput } from '@/components/NewPasswordInput';
import { ProblemNotice } from '@/components/ProblemNotice';
import { rememberSession } from '@/features/auth/session';
import { createOwner } from './api/create-owner';
import { dropSetupToken } from './token';

interface OwnerStepProps {
  host: string;
  token: string;
  onDead: (reason: string) => void;
  onTaken: () => void;
}

export function OwnerStep({ host, token, onDead, onTaken }: OwnerStepProps) {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const create = useMutation({
    mutationFn: () => createOwner({ token, name: name.trim(), password }),
    onSuccess: (session) => {
      dropSetupToken();
      rememberSession(client, session);
    },
    onError: (error) => {
      const problem = toProblem(error);
      if (problem.code.startsWith('setup_token')) onDead(problem.message);
      if (problem.code === 'setup_done') onTaken();
    },
  });
  const problem = create.error && toProblem(create.error);
  const fields = problem?.fieldMessages() ?? {};

  return (
    <EntryLayout title={`You are setting up ${host}`} lead="You become its owner. The link you came by is dead after this.">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate();
        }}
      >
        <TextInput
          label="Your name"
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          withAsterisk={false}
          maxLength={64}
          autoFocus
          value={name}
          error={fields['name']}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NewPasswordInput label="Password" userName={name.trim()} value={password} error={fields['password']} onChange={setPassword} />
        {problem && Object.keys(fields).length === 0 && <ProblemNotice problem={problem} />}
        <Button type="submit" loading={create.isPending}>
          Become the owner
        </Button>
      </form>
    </EntryLayout>
  );
}
