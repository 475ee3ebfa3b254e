import { expect, test, type Page } from '@playwright/test';
import { Authenticator } from './authenticator';
import { walkApiKeys } from './keys';
import { look, watchConsole } from './look';
import { LoginPage } from './pages/login-page';

const owner = { name: 'ada', password: 'four-unrelated-words-here' };
const guest = { name: 'grace', password: 'another-row-of-words', next: 'a-third-row-of-words' };

/** Refused calls are this walk's own doing; the browser reports each of them. */
const unexpected = (complaints: string[]): string[] => complaints.filter((line) => !/status of 4\d\d/.test(line));

test.describe.serial('the owner turns a second factor on and lets somebody in', () => {
  let page: Page;
  let theirs: Page;
  let origin: string;
  let app: Authenticator;
  let codes: string[] = [];
  let complaints: string[];
  const menu = (name: string) => page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name });

  test.beforeAll(async ({ browser }) => {
    origin = new URL(process.env['NEBULA_E2E_LINK'] ?? '').origin;
    page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
    theirs = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
    complaints = watchConsole(page);
  });

  test.afterEach(() => {
    expect(unexpected(complaints)).toEqual([]);
  });

  test.afterAll(async () => {
    await page.context().close();
    await theirs.context().close();
  });

  test('second factor', async () => {
    const info = test.info();
    await page.goto(new URL('/login?to=/account', origin).href);
    await new LoginPage(page).signIn(owner.name, owner.password);
    await expect(page.getByRole('button', { name: 'Set up an authenticator app' })).toBeVisible();
    await look(page, info, '1-account');
    await page.getByRole('button', { name: 'Set up an authenticator app' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('img', { name: /QR code/ })).toBeVisible();
    await look(page, info, '2-key');
    app = new Authenticator((await dialog.locator('code').textContent()) ?? '');
    await dialog.getByLabel('Code', { exact: true }).fill('000000');
    await dialog.getByRole('button', { name: 'Turn it on' }).click();
    await expect(dialog.getByText(/not the code that the app shows now/)).toBeVisible();
    await dialog.getByLabel('Code', { exact: true }).fill(app.next());
    await dialog.getByRole('button', { name: 'Turn it on' }).click();
    await expect(dialog.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')).toHaveCount(10);
    codes = await dialog.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem').allTextContents();
    const saved = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Download' }).click();
    expect((await saved).suggestedFilename()).toBe('nebula-recovery-codes.txt');
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(page.getByText(/10 recovery codes left/)).toBeVisible();
  });

  test('an API key', () => walkApiKeys(page, test.info(), origin));

  test('a login in two steps', async () => {
    const info = test.info();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await new LoginPage(page).signIn(owner.name, owner.password);
    await expect(page.getByLabel('Code', { exact: true })).toBeFocused();
    await look(page, info, '5-code');
    await page.getByLabel('Code', { exact: true }).fill('12345');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByText(/^This code is wrong/)).toBeVisible();
    await page.getByLabel('Code', { exact: true }).fill(app.next());
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('heading', { name: 'Dashboard', level: 1 })).toBeVisible();
  });

  test('an invitation, confirmed by password and code', async () => {
    const info = test.info();
    await menu('Users').click();
    await expect(page.getByText(/second factor on/)).toBeVisible();
    await page.getByText('What each role may do').click();
    await expect(page.getByRole('row', { name: /^Hand ownership over/ }).getByRole('cell', { name: 'yes' })).toHaveCount(1);
    await look(page, info, '6-users');
    // As ten minutes later: the first answer says that the proof is too old.
    await page.route('**/api/invites', (route) => route.fulfill({ status: 403, contentType: 'application/problem+json', json: { status: 403, code: 'reauthentication_required', title: 'Forbidden' } }), { times: 1 });
    await page.getByRole('button', { name: 'Invite somebody' }).click();
    await page.getByLabel('Name to sign in with').fill(guest.name);
    await page.getByLabel('Role', { exact: true }).selectOption('operator');
    await page.getByRole('button', { name: 'Make the link' }).click();
    const confirm = page.getByRole('dialog', { name: 'Is it still you?' });
    await expect(confirm).toBeVisible();
    await look(page, info, '7-confirm');
    await confirm.getByLabel(`Password of ${owner.name}`).fill(owner.password);
    await confirm.getByRole('button', { name: /recovery code/ }).click();
    await confirm.getByLabel('Recovery code').fill(codes[0] ?? '');
    await confirm.getByRole('button', { name: 'Confirm', exact: true }).click();
    const link = page.getByRole('dialog').getByText(/\/invite#/);
    await expect(link).toBeVisible();
    await theirs.goto((await link.textContent()) ?? '');
    await page.getByRole('button', { name: 'Done' }).click();
  });

  test('who is invited comes in', async () => {
    const info = test.info();
    await expect(theirs.getByRole('heading', { name: `Welcome, ${guest.name}` })).toBeVisible();
    expect(new URL(theirs.url()).hash).toBe('');
    await look(theirs, info, '9-invite');
    await theirs.getByLabel('Password', { exact: true }).fill(guest.password);
    await theirs.getByRole('button', { name: 'Come in' }).click();
    await expect(theirs.getByRole('heading', { name: 'Dashboard', level: 1 })).toBeVisible();
    await expect(theirs.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Users' })).toHaveCount(0);
  });

  test('a session that ends under a filled-in form', async () => {
    const info = test.info();
    await theirs.goto(new URL('/account', origin).href);
    await theirs.getByLabel('Current password', { exact: true }).fill(guest.password);
    await theirs.getByLabel('New password', { exact: true }).fill(guest.next);
    await page.reload();
    await page.getByRole('button', { name: `Manage ${guest.name}` }).click();
    await look(page, info, '10-manage');
    await page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await expect(page.getByText(`${guest.name} is signed out everywhere.`)).toBeVisible();
    await theirs.getByRole('button', { name: 'Change the password' }).click();
    const again = theirs.getByRole('dialog', { name: 'Your session has ended' });
    await expect(again).toBeVisible();
    await again.getByLabel('Password', { exact: true }).fill(guest.password);
    await again.getByRole('button', { name: 'Sign in' }).click();
    await expect(theirs.getByText('The password is changed; every other browser is signed out.')).toBeVisible();
  });

  test('deleted, and the second factor off', async () => {
    await page.getByRole('button', { name: 'Delete…' }).click();
    await page.getByRole('button', { name: `Delete ${guest.name}` }).click();
    await expect(page.getByRole('button', { name: `Manage ${guest.name}` })).toHaveCount(0);
    await page.goto(new URL('/account', origin).href);
    await page.getByRole('button', { name: 'Turn off…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Password', { exact: true }).fill(owner.password);
    await dialog.getByRole('button', { name: /recovery code/ }).click();
    await dialog.getByLabel('Recovery code').fill(codes[1] ?? '');
    await dialog.getByRole('button', { name: 'Turn it off' }).click();
    await expect(page.getByRole('button', { name: 'Set up an authenticator app' })).toBeVisible();
  });
});
