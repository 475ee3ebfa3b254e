import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useQuery } from '@tanstack/react-query';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Setting } from '@/api/types';
import { at, baseTime } from '@/test/fixtures';
import { renderSignedIn } from '@/test/render';
import { settingsQuery } from './api/get-settings';
import { SettingRow } from './SettingRow';

const permissions = ['settings.read', 'settings.write', 'settings.secure'];
const pool: Setting = {
  key: 'NEBULA_POSTGRES_POOL', label: 'Connections', description: '2 to 100.', group: 'Postgres', kind: 'number', allowed: [], secret: false, dangerous: false,
  needsRestart: false, restartPending: false, isSet: true, source: { kind: 'database', value: '12' }, beneath: { kind: 'default', value: '10' }, version: 3,
  changedBy: 'ada', changedAt: at(60),
};
let listed = pool;
const server = setupServer(http.get('*/api/settings', () => HttpResponse.json({ settings: [listed] })));

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => {
  server.resetHandlers();
  listed = pool;
});
afterAll(() => server.close());

function Listed({ can }: { can: string[] }) {
  const { data } = useQuery(settingsQuery);
  return data?.map((setting) => <SettingRow key={setting.key} setting={setting} permissions={can} now={baseTime} />);
}

async function type(value: string): Promise<ReturnType<typeof userEvent.setup>> {
  const user = userEvent.setup();
  const field = await screen.findByLabelText('Connections');
  await user.clear(field);
  await user.type(field, value);
  await user.click(screen.getByRole('button', { name: /^Save/ }));
  return user;
}

const conflict = { title: 'Conflict', status: 409, code: 'setting_changed', detail: 'bob changed it meanwhile.' };

describe('SettingRow', () => {
  it('Save_GoodValue_SendsItWithItsVersionAndShowsTheAnswer', async () => {
    const sent: unknown[] = [];
    server.use(
      http.put('*/api/settings/NEBULA_POSTGRES_POOL', async ({ request }) => {
        sent.push(request.headers.get('If-Match'), await request.json());
        return HttpResponse.json({ ...pool, version: 4, source: { kind: 'database', value: '20' } });
      }),
    );
    renderSignedIn(<Listed can={permissions} />);

    await type('20');

    await waitFor(() => expect(screen.queryByRole('button', { name: /^Save/ })).toBeNull());
    expect(sent).toEqual(['"3"', { value: '20' }]);
    expect(screen.getByLabelText('Connections')).toHaveProperty('value', '20');
  });

  it('Save_BadValue_ShowsTheMessageAtTheFieldAndKeepsWhatWasTyped', async () => {
    const problem = { title: 'Invalid input', status: 400, code: 'setting_invalid', detail: 'No.', errors: [{ field: 'value', message: 'must be from 2 to 100' }] };
    server.use(http.put('*/api/settings/*', () => HttpResponse.json(problem, { status: 400, headers: { 'Content-Type': 'application/problem+json' } })));
    renderSignedIn(<Listed can={permissions} />);

    await type('1000');

    expect(await screen.findByText('must be from 2 to 100')).toBeTruthy();
    expect(screen.getByLabelText('Connections')).toHaveProperty('value', '1000');
  });

  it('Save_ChangedMeanwhile_ShowsTheirsAndReplacesItOnDemand', async () => {
    const versions: (string | null)[] = [];
    server.use(
      http.put('*/api/settings/*', ({ request }) => {
        versions.push(request.headers.get('If-Match'));
        listed = { ...pool, version: 4, changedBy: 'bob', source: { kind: 'database', value: '50' } };
        return versions.length === 1
          ? HttpResponse.json(conflict, { status: 409, headers: { 'Content-Type': 'application/problem+json' } })
          : HttpResponse.json({ ...listed, version: 5, source: { kind: 'database', value: '20' } });
      }),
    );
    renderSignedIn(<Listed can={permissions} />);

    const user = await type('20');
    expect(await screen.findByText(/bob changed it meanwhile: now it is “50”/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /^Replace it/ }));

    await waitFor(() => expect(versions).toEqual(['"3"', '"4"']));
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });

  it('Show_WithoutThePermission_IsLockedAndSaysWhy', async () => {
    renderSignedIn(<Listed can={['settings.read']} />);

    expect(await screen.findByText('Your role sees settings and does not change them.')).toBeTruthy();
    expect(screen.getByLabelText('Connections')).toHaveProperty('disabled', true);
    expect(screen.queryByRole('button', { name: /Back to/ })).toBeNull();
  });
});
