import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toProblem } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import type { Integration, Setting } from '@/api/types';
import { OpenIcon, StateIcon } from '@/components/icons';
import { ProblemNotice } from '@/components/ProblemNotice';
import { HistoryLink } from '@/features/audit/HistoryLink';
import { SettingRow } from '@/features/settings/SettingRow';
import { testIntegration } from './api/test-integration';
import { evidenceText, stateOf } from './integrations';
import classes from './IntegrationsPage.module.css';

interface IntegrationCardProps {
  integration: Integration;
  settings: readonly Setting[];
  permissions: readonly string[];
  now: number;
}

export function IntegrationCard({ integration, settings, permissions, now }: IntegrationCardProps) {
  const { id, name, purpose, state, missing } = integration;
  const own = integration.settings.flatMap((key) => settings.find((setting) => setting.key === key) ?? []);
  const { icon, text } = stateOf(integration);
  const evidence = evidenceText(integration, now);
  const [open, setOpen] = useState(false);
  const isHelpful = open || state === 'failing' || state === 'not_configured';
  const client = useQueryClient();
  const test = useMutation({
    mutationFn: () => testIntegration(id),
    onSuccess: (tested) =>
      client.setQueryData<Integration[]>(queryKeys.integrations, (all) => all?.map((each) => (each.id === tested.id ? tested : each))),
  });

  return (
    <li className={classes['card']}>
      <div className={classes['head']}>
        <div className={classes['what']}>
          <h3>{name}</h3>
          <p className="fine">{purpose}</p>
        </div>
        <div className={classes['act']}>
          <span className={classes['state']} data-state={icon}>
            <StateIcon state={icon} size={14} />
            {text}
          </span>
          {state !== 'not_configured' && permissions.includes('settings.write') && (
            <Button size="xs" variant="default" loading={test.isPending} onClick={() => test.mutate()}>
              Test<span className="visually-hidden"> {name}</span>
            </Button>
          )}
        </div>
      </div>
      <div aria-live="polite">
        {evidence && (
          <p className={classes['evidence']}>
            {evidence}
            <HistoryLink target={`integration:${id}`} of={name} />
          </p>
        )}
      </div>
      {test.error && <ProblemNotice problem={toProblem(test.error)} />}
      {missing.length > 0 && (
        <p>
          Missing: <span className="mono">{missing.join(' or ')}</span>
        </p>
      )}
      {integration.howTo && isHelpful && (
        <p className="fine">
          {integration.howTo}
          {integration.link && (
            <>
              {' '}
              <a href={integration.link} target="_blank" rel="noreferrer">
                Get it <OpenIcon size={11} />
                <span className="visually-hidden"> ({name}, in a new tab)</span>
              </a>
            </>
          )}
        </p>
      )}
      {integration.scopes.length > 0 && isHelpful && (
        <p className="fine">
          It must be allowed: <span className="mono">{integration.scopes.join(', ')}</span>
        </p>
      )}
      {own.length > 0 && (
        <details className="fold" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
          <summary className="fine">
            {state === 'not_configured' ? 'Set it up here' : 'Settings'}
            <span className="visually-hidden"> of {name}</span>
          </summary>
          <ul className={classes['settings']}>
            {open && own.map((setting) => <SettingRow key={setting.key} setting={setting} permissions={permissions} now={now} />)}
          </ul>
        </details>
      )}
    </li>
  );
}
