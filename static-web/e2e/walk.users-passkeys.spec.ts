import { expect, test } from '@playwright/test';
import { look, watchConsole } from './look';
import { LoginPage } from './pages/login-page';

const owner = { name: 'ada', password: 'four-unrelated-words-here' };

// Passkeys want a host name, which the address of the stack has none of.
const at = (path: string): string => {
  const url = new URL(path, process.env['NEBULA_E2E_LINK'] ?? '');
  url.hostname = 'localhost';
  return url.href;
};

test('the owner adds a passkey, signs in and confirms with it, and removes it', async ({ browser }) => {
  const info = test.info();
  const page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
  const complaints = watchConsole(page);
  const devices = await page.context().newCDPSession(page);
  await devices.send('WebAuthn.enable');
  await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  const passkeys = page.getByRole('region', { name: 'Passkeys' });

  await page.goto(at('/login?to=/account'));
  await expect(page.getByRole('button', { name: 'Sign in with a passkey' })).toBeVisible();
  await look(page, info, 'passkey-login');
  await new LoginPage(page).signIn(owner.name, owner.password);
  await passkeys.getByRole('button', { name: 'Add a passkey' }).click();
  await passkeys.getByLabel('Name').fill('Walking key');
  await passkeys.getByRole('button', { name: 'Go on to the device' }).click();
  await expect(passkeys.getByText('Walking key')).toBeVisible();
  await passkeys.getByRole('button', { name: 'Rename Walking key' }).click();
  await passkeys.getByLabel('Name of Walking key').fill('Pocket key');
  await passkeys.getByRole('button', { name: 'Save' }).click();
  await expect(passkeys.getByText('Pocket key')).toBeVisible();
  await look(page, info, 'passkey-account');

  await page.context().clearCookies();
  await page.evaluate(() => localStorage.clear());
  await page.goto(at('/login?to=/account'));
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(passkeys.getByText(/last used/)).toBeVisible();

  // As the server answers ten minutes later.
  const old = { title: 'Not allowed', status: 403, code: 'reauthentication_required', detail: 'Confirm that it is you.' };
  await page.route('**/api/account/passkeys/*', (route) => route.fulfill({ status: 403, contentType: 'application/problem+json', json: old }), { times: 1 });
  await passkeys.getByRole('button', { name: 'Remove Pocket key' }).click();
  await passkeys.getByRole('button', { name: 'Remove Pocket key now' }).click();
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Confirm with a passkey' })).toBeVisible();
  await look(page, info, 'passkey-confirm');
  await page.getByRole('dialog').getByRole('button', { name: 'Confirm with a passkey' }).click();
  await expect(passkeys.getByText('Pocket key')).toHaveCount(0);
  expect(complaints.filter((line) => !/status of 4\d\d/.test(line))).toEqual([]);
  await page.context().close();
});
