import { fireEvent, screen } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { session } from '@/test/fixtures';
import { renderSignedIn } from '@/test/render';
import { PasswordForm } from './PasswordForm';

const server = setupServer();

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

describe('PasswordForm', () => {
  it('Change_WithSecondFactor_SendsTheCodeToo', async () => {
    let sent: unknown;
    server.use(
      http.put('*/api/account/password', async ({ request }) => {
        sent = await request.json();
        return HttpResponse.json(session);
      }),
    );
    renderSignedIn(<PasswordForm name="ann" asksForCode />);

    fireEvent.change(screen.getByLabelText('Current password'), { target: { value: 'a few words' } });
    fireEvent.change(screen.getByLabelText('New password'), { target: { value: 'some other words' } });
    fireEvent.change(screen.getByLabelText('Code'), { target: { value: '123456' } });
    fireEvent.click(screen.getByRole('button', { name: 'Change the password' }));

    await expect.poll(() => sent).toEqual({ currentPassword: 'a few words', newPassword: 'some other words', code: '123456' });
  });

  it('Change_WithoutSecondFactor_AsksForNoCode', () => {
    renderSignedIn(<PasswordForm name="ann" asksForCode={false} />);

    expect(screen.queryByLabelText('Code')).toBeNull();
  });
});
