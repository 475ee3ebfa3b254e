import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { session } from '@/test/fixtures';
import { renderSignedIn } from '@/test/render';
import { ConfirmForm } from './ConfirmForm';

const server = setupServer();

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => {
  server.resetHandlers();
  vi.restoreAllMocks();
});
afterAll(() => server.close());

const linked = { displayName: 'ann', linkedAt: '2026-11-01T00:00:00Z', lastUsedAt: null };

describe('Confirming with the provider', () => {
  it('Confirm_UserWithoutAPassword_GoesThroughAWindowAndLeavesThePageAsItIs', async () => {
    const opened = { location: { replace: vi.fn() }, close: vi.fn() };
    vi.spyOn(window, 'open').mockReturnValue(opened as unknown as Window);
    server.use(
      http.get('*/api/account/identity', () => HttpResponse.json({ provider: 'Authelia', linked, hasPassword: false })),
      http.post('*/api/session/confirm/oidc', () => HttpResponse.json({ url: 'https://auth.example/authorize?x=1' })),
      http.get('*/api/session', () => HttpResponse.json(session)),
    );
    const onConfirmed = vi.fn();
    renderSignedIn(<ConfirmForm name="ann" asksForCode={false} onConfirmed={onConfirmed} />);

    await userEvent.click(await screen.findByRole('button', { name: 'Confirm with Authelia' }));
    await waitFor(() => expect(opened.location.replace).toHaveBeenCalledWith('https://auth.example/authorize?x=1'));
    expect(screen.queryByLabelText(/^Password/)).toBeNull();
    expect(onConfirmed).not.toHaveBeenCalled();
    const channel = new BroadcastChannel('nebula.provider-window');
    channel.postMessage('done');

    await waitFor(() => expect(onConfirmed).toHaveBeenCalled());
    channel.close();
  });
});
