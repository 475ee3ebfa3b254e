import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import SessionDialog from '@/features/auth/SessionDialog';
import { at, monitor, session } from '@/test/fixtures';
import { renderSignedIn } from '@/test/render';
import { PasteCheck } from './PasteCheck';

const inferred = { name: 'shop.example', check: { type: 'http', url: 'https://shop.example/' } };
const found = { inferred, result: { id: 'r', at: at(0), state: 'up', responseTimeMs: 84, reason: '200 in 84 ms, certificate 61 days', evidence: null } };
const server = setupServer(http.post('*/api/monitors/preview', () => HttpResponse.json(found)));

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

async function paste(): Promise<ReturnType<typeof userEvent.setup>> {
  const user = userEvent.setup();
  await user.type(screen.getByLabelText('Address'), 'https://shop.example');
  await user.click(screen.getByRole('button', { name: 'Check it' }));
  return user;
}

describe('PasteCheck', () => {
  it('Paste_Address_ShowsWhatTheCheckFoundAndSavesIt', async () => {
    const saved = vi.fn();
    const bodies: unknown[] = [];
    const tokens: (string | null)[] = [];
    server.use(
      http.post('*/api/monitors', async ({ request }) => {
        bodies.push(await request.json());
        tokens.push(request.headers.get('X-CSRF-Token'));
        return HttpResponse.json(monitor(), { status: 201 });
      }),
    );
    renderSignedIn(<PasteCheck onSaved={saved} />);

    const user = await paste();
    expect(await screen.findByText('Up: 200 in 84 ms, certificate 61 days')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Save' }));

    await waitFor(() => expect(saved).toHaveBeenCalledOnce());
    expect(bodies).toEqual([inferred]);
    expect(tokens).toEqual(['token-1']);
  });

  it('Paste_RefusedAddress_SaysWhyOnce', async () => {
    server.use(
      http.post('*/api/monitors/preview', () =>
        HttpResponse.json({ title: 'Invalid', status: 400, code: 'invalid', detail: 'The address may not be dialled.', errors: [{ field: 'paste', message: 'is link-local' }] }, { status: 400 }),
      ),
    );
    renderSignedIn(<PasteCheck onSaved={vi.fn()} />);

    await paste();

    expect(await screen.findAllByText('The address may not be dialled.')).toHaveLength(1);
    expect(screen.getByText('is link-local')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
  });

  it('Save_SessionEnded_SignsInOverThePageAndGoesOn', async () => {
    const saved = vi.fn();
    const tokens: (string | null)[] = [];
    server.use(
      http.post('*/api/monitors', ({ request }) => {
        tokens.push(request.headers.get('X-CSRF-Token'));
        return tokens.length === 1
          ? HttpResponse.json({ title: 'Unauthorized', status: 401, code: 'session_expired' }, { status: 401 })
          : HttpResponse.json(monitor(), { status: 201 });
      }),
      http.post('*/api/session', () => HttpResponse.json({ ...session, csrfToken: 'token-2' })),
    );
    renderSignedIn(
      <>
        <PasteCheck onSaved={saved} />
        <SessionDialog />
      </>,
    );

    const user = await paste();
    await user.click(await screen.findByRole('button', { name: 'Save' }));
    await user.type(await screen.findByLabelText('Password'), 'secret-enough');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));

    await waitFor(() => expect(saved).toHaveBeenCalledOnce());
    expect(tokens).toEqual(['token-1', 'token-2']);
    expect(screen.getByLabelText<HTMLInputElement>('Address').value).toBe('https://shop.example');
  });
});
