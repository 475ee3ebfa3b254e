import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { request } from '@/api/http';
import { session } from '@/test/fixtures';
import { renderSignedIn } from '@/test/render';
import { answerSignIn } from './reauthentication';
import SessionDialog from './SessionDialog';

// The account has no provider, unless a test says otherwise.
const server = setupServer(http.get('*/api/account/identity', () => HttpResponse.json({ provider: null, linked: null, hasPassword: true })));

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => {
  answerSignIn(false);
  server.resetHandlers();
});
afterAll(() => server.close());

const refusal = { title: 'Not allowed', status: 403, code: 'reauthentication_required', detail: 'Confirm that it is you.' };

describe('ConfirmForm', () => {
  it('Request_ProofTooOld_AsksAndRepeatsTheAct', async () => {
    let confirmed = false;
    server.use(
      http.post('*/api/secrets/rotations', () => (confirmed ? HttpResponse.json({ values: 3 }) : HttpResponse.json(refusal, { status: 403 }))),
      http.post('*/api/session/confirm', () => {
        confirmed = true;
        return HttpResponse.json(session);
      }),
    );
    renderSignedIn(<SessionDialog />);

    const act = request('/api/secrets/rotations', { method: 'POST', body: {} });
    await userEvent.type(await screen.findByLabelText(/^Password of/), 'a few words');
    await userEvent.click(screen.getByRole('button', { name: 'Confirm' }));

    expect(await act).toEqual({ values: 3 });
  });

  it('Request_ClosedWithoutConfirming_IsRefusedAsItWas', async () => {
    server.use(http.post('*/api/secrets/rotations', () => HttpResponse.json(refusal, { status: 403 })));
    renderSignedIn(<SessionDialog />);

    const act = request('/api/secrets/rotations', { method: 'POST', body: {} });
    const refused = expect(act).rejects.toMatchObject({ code: 'reauthentication_required' });
    await userEvent.click(await screen.findByRole('button', { name: 'Close without confirming' }));

    await refused;
  });

  it('Confirm_WrongPassword_SaysItAtTheField', async () => {
    server.use(
      http.post('*/api/secrets/rotations', () => HttpResponse.json(refusal, { status: 403 })),
      http.post('*/api/session/confirm', () =>
        HttpResponse.json({ title: 'Invalid', status: 400, code: 'proof_wrong', errors: [{ field: 'password', message: 'This is not your password.' }] }, { status: 400 }),
      ),
    );
    renderSignedIn(<SessionDialog />);

    void request('/api/secrets/rotations', { method: 'POST', body: {} }).catch(() => undefined);
    await userEvent.type(await screen.findByLabelText(/^Password of/), 'guess');
    await userEvent.click(screen.getByRole('button', { name: 'Confirm' }));

    expect(await screen.findByText('This is not your password.')).toBeDefined();
  });
});
