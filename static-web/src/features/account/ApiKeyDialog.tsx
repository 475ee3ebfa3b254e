import '@/app/overlays.css';
import '@mantine/core/styles/InlineInput.layer.css';
import '@mantine/core/styles/Checkbox.layer.css';
import '@mantine/core/styles/InlineInput.layer.css';
import { Button, Checkbox, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toProblem } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import { CommandLine } from '@/components/CommandLine';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Snippet } from '@/components/Snippet';
import classes from './AccountPage.module.css';
import { createApiKey } from './api/api-keys';
import { curlExample, scopeWords } from './scopes';
import { scrapeConfig } from './scrape-config';

const terms = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'a year' },
  { value: '', label: 'until it is revoked' },
];

export default function ApiKeyDialog({ grantable, onClose }: { grantable: string[]; onClose: () => void }) {
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [term, setTerm] = useState('90');
  const [scopes, setScopes] = useState<string[]>([]);
  const make = useMutation({
    mutationFn: () => createApiKey({ name: name.trim(), permissions: scopes, expiresInDays: term ? Number(term) : null }),
    onSuccess: () => client.invalidateQueries({ queryKey: queryKeys.ownApiKeys }),
  });
  const problem = make.error && toProblem(make.error);
  const fields = problem?.fieldMessages() ?? {};
  const made = make.data;
  const example = made && curlExample(made.token, made.key.permissions, window.location.origin);

  return (
    <Modal opened onClose={onClose} title={made ? `The key ${made.key.name}` : 'Make an API key'} centered closeOnClickOutside={!made} closeButtonProps={{ 'aria-label': 'Close' }}>
      {made ? (
        <div className="stack">
          <p>Copy the key now: it is not kept and never shown again.</p>
          <CommandLine command={made.token} />
          {example && (
            <>
              <p className="fine">To try it:</p>
              <CommandLine command={example} />
            </>
          )}
          {made.key.permissions.includes('metrics.read') && <Snippet label="For prometheus.yml" text={scrapeConfig(made.token, window.location.origin)} />}
          <Button variant="default" onClick={onClose}>
            Done
          </Button>
        </div>
      ) : (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            make.mutate();
          }}
        >
          <TextInput
            label="Name"
            description="The audit log calls it so."
            placeholder="grafana"
            autoComplete="off"
            required
            withAsterisk={false}
            maxLength={40}
            data-autofocus
            value={name}
            error={fields['name']}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Checkbox.Group label="It may" value={scopes} error={fields['permissions']} onChange={setScopes}>
            <div className={classes['scopes']}>
              {grantable.map((permission) => (
                <Checkbox key={permission} value={permission} label={permission} description={scopeWords(permission)} />
              ))}
            </div>
          </Checkbox.Group>
          <NativeSelect label="Good for" data={terms} value={term} error={fields['expiresInDays']} onChange={(event) => setTerm(event.currentTarget.value)} />
          {problem && Object.keys(fields).length === 0 && <ProblemNotice problem={problem} />}
          <Button type="submit" loading={make.isPending} disabled={scopes.length === 0}>
            Make the key
          </Button>
        </form>
      )}
    </Modal>
  );
}
