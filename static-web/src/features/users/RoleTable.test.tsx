import { screen, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { renderSignedIn } from '@/test/render';
import RoleTable from './RoleTable';

const server = setupServer();

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const cellsOf = (name: RegExp): (string | null)[] => within(screen.getByRole('row', { name })).getAllByRole('cell').map(({ textContent }) => textContent);

describe('RoleTable', () => {
  it('Render_RolesOfTheServer_SaysWhoMayWhat', async () => {
    server.use(
      http.get('*/api/roles', () =>
        HttpResponse.json({
          roles: [
            { role: 'viewer', permissions: ['status.read'] },
            { role: 'owner', permissions: ['owner.write', 'status.read'] },
          ],
          permissions: [
            { permission: 'status.read', words: 'See every service' },
            { permission: 'owner.write', words: 'Hand ownership over' },
          ],
        }),
      ),
    );

    renderSignedIn(<RoleTable />);

    expect(await screen.findByRole('columnheader', { name: 'owner' })).toBeDefined();
    expect(cellsOf(/See every service/)).toEqual(['yes', 'yes']);
    expect(cellsOf(/Hand ownership over/)).toEqual(['no', 'yes']);
  });

  it('Render_Refused_SaysSoAndOffersAnotherTry', async () => {
    server.use(http.get('*/api/roles', () => HttpResponse.json({ status: 403, code: 'forbidden', title: 'Forbidden' }, { status: 403 })));

    renderSignedIn(<RoleTable />);

    expect(await screen.findByRole('button', { name: /again|retry/i })).toBeDefined();
  });
});
