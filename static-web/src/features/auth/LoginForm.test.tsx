import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
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
});
