import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { session } from '@/test/fixtures';
import { renderSignedIn } from '@/test/render';
import { LoginForm } from './LoginForm';

const server = setupServer();

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

async function signIn(): Promise<void> {
  const user = userEvent.setup();
  await user.type(screen.getByLabelText('Name'), 'ada');
  await user.type(screen.getByLabelText('Password'), 'wrong-password');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
}

describe('LoginForm', () => {
  it('SignIn_Throttled_SaysHowLongToWaitAndLocksTheButton', async () => {
    server.use(http.post('*/api/session', () => HttpResponse.json({ title: 'Too many', status: 429, code: 'login_throttled', retryAfterSeconds: 40 }, { status: 429 })));
    renderSignedIn(<LoginForm onSignedIn={vi.fn()} />);

    await signIn();

    const button = await screen.findByRole<HTMLButtonElement>('button', { name: /^Wait (40|39) s$/ });
    expect(button.disabled).toBe(true);
  });

  it('SignIn_WrongPassword_SaysItOnceAndStays', async () => {
    const signedIn = vi.fn();
    server.use(http.post('*/api/session', () => HttpResponse.json({ title: 'No', status: 401, code: 'credentials_invalid', detail: 'Name or password is wrong.' }, { status: 401 })));
    renderSignedIn(<LoginForm onSignedIn={signedIn} />);

    await signIn();

    expect(await screen.findAllByText('Name or password is wrong.')).toHaveLength(1);
    expect(signedIn).not.toHaveBeenCalled();
  });

  it('SignIn_SecondFactor_AsksForTheCodeAndEndsWithIt', async () => {
    const signedIn = vi.fn();
    let sent: unknown;
    server.use(
      http.post('*/api/session', () => HttpResponse.json({ codeUntil: '2026-11-22T14:05:00Z' }, { status: 202 })),
      http.post('*/api/session/code', async ({ request }) => {
        sent = await request.json();
        return HttpResponse.json(session);
      }),
    );
    renderSignedIn(<LoginForm onSignedIn={signedIn} />);

    await signIn();
    await userEvent.type(await screen.findByLabelText('Code'), '123456');
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));

    await vi.waitFor(() => expect(signedIn).toHaveBeenCalledOnce());
    expect(sent).toEqual({ code: '123456' });
  });

  it('SignIn_ChallengeEnded_LeadsBackToThePassword', async () => {
    server.use(
      http.post('*/api/session', () => HttpResponse.json({ codeUntil: '2026-11-22T14:05:00Z' }, { status: 202 })),
      http.post('*/api/session/code', () => HttpResponse.json({ title: 'No', status: 401, code: 'challenge_ended', detail: 'The code came too late.' }, { status: 401 })),
    );
    renderSignedIn(<LoginForm onSignedIn={vi.fn()} />);

    await signIn();
    await userEvent.type(await screen.findByLabelText('Code'), '123456');
    await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
    await screen.findByText('The code came too late.');
    await userEvent.click(screen.getByRole('button', { name: 'Start again with the password' }));

    expect(screen.getByLabelText('Password')).toBeDefined();
  });
});
