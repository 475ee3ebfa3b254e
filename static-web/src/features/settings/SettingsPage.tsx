import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { toProblem } from '@/api/problem';
import { Bones } from '@/components/Bones';
import { EmptyState } from '@/components/EmptyState';
import { PageHeader } from '@/components/PageHeader';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useSession } from '@/features/auth/session';
import { useNow } from '@/lib/use-now';
import { settingsQuery } from './api/get-settings';
import { About } from './About';
import { SettingRow } from './SettingRow';
import { filterSettings, groupSettings } from './setting-text';
import classes from './SettingsPage.module.css';

/** Made from what the server tells of its option types; a setting that a feature adds is here by itself. */
export default function SettingsPage() {
  const { q } = useSearch({ from: '/shell/private/settings' });
  const navigate = useNavigate({ from: '/settings' });
  const permissions = useSession()?.permissions ?? [];
  const { data: settings, error, refetch } = useQuery(settingsQuery);
  const now = useNow();
  const groups = settings && groupSettings(filterSettings(settings, q ?? ''));

  return (
    <>
      <PageHeader title="Settings" lead="What is set here counts above the environment and .env, within seconds and in every process." />
      <TextInput
        type="search"
        aria-label="Find a setting"
        placeholder="Find by name, variable or what it does"
        className={classes['find']}
        value={q ?? ''}
        onChange={(event) => {
          const value = event.currentTarget.value;
          void navigate({ search: { q: value || undefined }, replace: true });
        }}
      />
      {error && !settings && <ProblemNotice problem={toProblem(error)} retry={() => void refetch()} />}
      {!settings && !error && <Bones label="Reading the settings" heights={[96, 96, 96]} />}
      {groups?.length === 0 && (
        <EmptyState title="Nothing matches" action={<Button variant="default" onClick={() => void navigate({ search: {} })}>Clear the search</Button>}>
          No setting has “{q}” in its name, variable or description.
        </EmptyState>
      )}
      {groups?.map((group) => (
        <section key={group.name} className={classes['group']} aria-labelledby={`group-${group.name}`}>
          <h2 id={`group-${group.name}`}>{group.title}</h2>
          <ul className="panel">
            {group.settings.map((setting) => (
              <SettingRow key={setting.key} setting={setting} permissions={permissions} now={now} />
            ))}
          </ul>
        </section>
      ))}
      {settings && !q && <About now={now} />}
    </>
  );
}
