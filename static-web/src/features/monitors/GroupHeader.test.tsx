import { useQuery } from '@tanstack/react-query';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { useState } from 'react';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { monitor } from '@/test/fixtures';
import { renderSignedIn } from '@/test/render';
import { monitorsQuery } from './api/get-monitors';
import { GroupHeader } from './GroupHeader';

const server = setupServer();

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

/** As on the page: a group is shown for as long as somebody is in it. */
function Groups() {
  const { data } = useQuery(monitorsQuery);
  const [renamed, setRenamed] = useState(0);
  const shops = data?.filter(({ group }) => group === 'Shops') ?? [];
  return (
    <>
      {shops.length > 0 && (
        <GroupHeader name="Shops" members={shops} isFolded={false} controls="list" canWrite onTurn={() => undefined} onRenamed={(items) => setRenamed(items.length)} />
      )}
      <output>{renamed} renamed</output>
    </>
  );
}

describe('GroupHeader', () => {
  it('Rename_TheListShowsTheNewNameBeforeTheAnswerIsHere_IsStillTold', async () => {
    let group = 'Shops';
    server.use(
      http.get('*/api/monitors', () => HttpResponse.json({ items: [monitor({ id: '1', group })], next: null })),
      http.post('*/api/monitors/bulk', async () => {
        group = 'Services';
        await client.refetchQueries({ queryKey: monitorsQuery.queryKey });
        await waitFor(() => expect(screen.queryByRole('textbox')).toBeNull());
        return HttpResponse.json({ items: [{ id: '1', outcome: 'done' }] });
      }),
    );
    const client = renderSignedIn(<Groups />);
    const user = userEvent.setup();

    await user.click(await screen.findByRole('button', { name: 'Rename the group Shops' }));
    await user.clear(screen.getByRole('textbox'));
    await user.type(screen.getByRole('textbox'), 'Services');
    await user.click(screen.getByRole('button', { name: 'Rename 1' }));

    expect(await screen.findByText('1 renamed')).toBeTruthy();
    expect(screen.queryByRole('textbox')).toBeNull();
  });
});
