import '@/app/overlays.css';
import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toProblem } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import type { Role } from '@/api/types';
import { CommandLine } from '@/components/CommandLine';
import { ProblemNotice } from '@/components/ProblemNotice';
import { inviteLink } from '@/features/invite/token';
import { createInvite } from './api/change-user';
import { roleWords, rolesToGive } from './authority';

export default function InviteDialog({ by, onClose }: { by: Role; onClose: () => void }) {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('viewer');
  const invite = useMutation({
    mutationFn: () => createInvite(name.trim(), role),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.invites }),
  });
  const problem = invite.error && toProblem(invite.error);
  const wrongName = problem?.fieldMessages()['name'];

  return (
    <Modal opened onClose={onClose} title="Invite somebody" centered closeOnClickOutside={!invite.data} closeButtonProps={{ 'aria-label': 'Close' }}>
      {invite.data ? (
        <div className="stack">
          <p>
            Send this link to {invite.data.invite.name}. It works once, for three days, and is shown only now.
          </p>
          <CommandLine command={inviteLink(invite.data.token)} />
          <Button variant="default" onClick={onClose}>
            Done
          </Button>
        </div>
      ) : (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            invite.mutate();
          }}
        >
          <TextInput
            label="Name to sign in with"
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            required
            withAsterisk={false}
            maxLength={64}
            data-autofocus
            value={name}
            error={wrongName}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <NativeSelect
            label="Role"
            description={roleWords[role]}
            data={rolesToGive(by)}
            value={role}
            onChange={(event) => setRole(event.currentTarget.value as Role)}
          />
          {problem && !wrongName && <ProblemNotice problem={problem} />}
          <Button type="submit" loading={invite.isPending}>
            Make the link
          </Button>
        </form>
      )}
    </Modal>
  );
}
