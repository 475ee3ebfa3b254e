import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toProblem } from '@/api/problem';
import { EntryLayout } from '@/components/EntryLayout';
import { ProblemNotice } from '@/components/ProblemNotice';
import { rememberSession } from '@/features/auth/session';
import { createOwner } from './api/create-owner';
import { passwordStrength } from './password-strength';
import { dropSetupToken } from './token';
import classes from './OwnerStep.module.css';

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
  const strength = passwordStrength(password, name.trim());
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
        <div>
          <PasswordInput
            label="Password"
            name="new-password"
            autoComplete="new-password"
            required
            withAsterisk={false}
            value={password}
            error={fields['password']}
            aria-describedby="password-hint"
            visibilityToggleButtonProps={{ 'aria-label': 'Show password' }}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <div className={classes['meter']} data-score={strength.score} aria-hidden="true">
            {[1, 2, 3, 4].map((step) => (
              <span key={step} data-on={step <= strength.score || undefined} />
            ))}
          </div>
          <p id="password-hint" className="fine" aria-live="polite">
            {strength.hint}
          </p>
        </div>
        {problem && Object.keys(fields).length === 0 && <ProblemNotice problem={problem} />}
        <Button type="submit" loading={create.isPending}>
          Become the owner
        </Button>
      </form>
    </EntryLayout>
  );
}
