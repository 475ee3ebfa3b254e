import { expect, test } from '@playwright/test';
import { look, watchConsole } from './look';
import { LoginPage } from './pages/login-page';
import { MonitorsPage } from './pages/monitors-page';
import { SetupPage } from './pages/setup-page';
import { TargetServer } from './target-server';

const owner = { name: 'ada', password: 'four-unrelated-words-here' };

test('a stranger becomes the owner, watches a target, sees it fail and recover', async ({ page, browser }, info) => {
  const link = process.env['NEBULA_E2E_LINK'] ?? '';
  const origin = new URL(link).origin;
  const target = new TargetServer(Number(process.env['NEBULA_E2E_TARGET']));
  const complaints = watchConsole(page);
  const setup = new SetupPage(page);
  const monitors = new MonitorsPage(page);
  await target.start();

  await test.step('setup', async () => {
    await page.goto(link);
    await expect(setup.becomeOwner).toBeVisible();
    expect(page.url()).toBe(`${origin}/setup`);
    await look(page, info, '1-owner');
    await setup.own(owner.name, owner.password);
    await expect(setup.found).toBeVisible();
    await expect(page.getByRole('heading', { name: 'PostgreSQL' })).toBeVisible();
    await look(page, info, '2-found');
    await setup.continue();
    await expect(setup.first).toBeVisible();
    await look(page, info, '3-first-monitor');
    await setup.skip();
    await expect(page.getByRole('heading', { name: 'Dashboard', level: 1 })).toBeVisible();
  });

  await test.step('the link is dead now', async () => {
    const stranger = await (await browser.newContext()).newPage();
    await stranger.goto(link);
    await expect(stranger.getByRole('heading', { name: /is already set up/ })).toBeVisible();
    await stranger.context().close();
  });

  await test.step('login', async () => {
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await look(page, info, '4-login');
    await new LoginPage(page).signIn(owner.name, owner.password);
    await expect(page.getByText('PostgreSQL').first()).toBeVisible();
    await look(page, info, '5-dashboard');
  });

  await test.step('monitor', async () => {
    await monitors.open();
    await monitors.paste(target.url);
    await expect(monitors.dialog.getByText(/^Up: 200 in/)).toBeVisible();
    await look(page, info, '6-pasted');
    await monitors.refine('Shop', 5);
    await look(page, info, '7-form');
    await monitors.save();
    await expect(monitors.dialog).toBeHidden();
    await expect(page.getByRole('link', { name: 'Shop' })).toBeVisible();
    await look(page, info, '8-monitors');
  });

  const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'Shop', exact: true }) });

  await test.step('up, live', async () => {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Status' }).click();
    await expect(row.getByText('Up', { exact: true })).toBeVisible({ timeout: 20_000 });
    await look(page, info, '9-status-up');
  });

  await test.step('the target stops: incident', async () => {
    await target.stop();
    await expect(row.getByText('Down', { exact: true })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('heading', { name: /Shop/ }).last()).toBeVisible();
    await expect(page.getByText('Something is down')).toBeVisible();
    await look(page, info, '10-status-down');
    await row.getByRole('link', { name: 'Shop', exact: true }).click();
    await expect(page.getByRole('dialog').getByText('Last checks')).toBeVisible();
    await look(page, info, '11-drawer');
    await page.keyboard.press('Escape');
  });

  await test.step('it recovers', async () => {
    await target.start();
    await expect(row.getByText('Up', { exact: true })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText(/Recovered/).first()).toBeVisible();
    await look(page, info, '12-recovered');
    await page.screenshot({ path: info.outputPath('status.png') });
  });

  await test.step('public page', async () => {
    const stranger = await (await browser.newContext()).newPage();
    const theirs = watchConsole(stranger);
    await stranger.goto(`${origin}/status`);
    await expect(stranger.getByRole('heading', { name: 'Status', level: 1 })).toBeVisible();
    await expect(stranger.getByText('Shop', { exact: true })).toHaveCount(0);
    await look(stranger, info, '13-public');
    expect(theirs).toEqual([]);
    await stranger.context().close();
  });

  await target.stop();
  expect(complaints).toEqual([]);
});
