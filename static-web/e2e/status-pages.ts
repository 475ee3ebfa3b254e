import { expect, type Browser, type Page, type TestInfo } from '@playwright/test';
import { look, watchConsole } from './look';

/** A page of two services for visitors: seen beforehand, published, read without an account, and taken away again. */
export async function walkPages(page: Page, browser: Browser, info: TestInfo): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Status pages' }).click();
  await page.getByRole('button', { name: 'New page' }).click();
  const form = page.getByRole('form', { name: 'Status page' });
  await form.getByLabel('Title').fill('Friends & family');
  await expect(form.getByLabel('Address')).toHaveValue('friends-family');
  await form.getByLabel('Heading').fill('What you use');
  for (const name of ['Shop', 'PostgreSQL']) {
    const choice = form.getByLabel('Add a service').locator('option').filter({ hasText: new RegExp(`^${name} `) });
    await form.getByLabel('Add a service').selectOption((await choice.getAttribute('value')) ?? '');
  }
  const preview = page.getByRole('region', { name: 'As visitors see it' });
  await expect(preview.getByRole('heading', { name: 'PostgreSQL' })).toBeVisible();
  await form.getByRole('button', { name: 'Move PostgreSQL up' }).click();
  await expect(preview.getByRole('region', { name: 'What you use' }).getByRole('heading', { level: 3 })).toHaveText(['PostgreSQL', 'Shop']);
  await form.getByLabel('Response times').check();
  await look(page, info, '26d-page-editor');
  await form.getByLabel('Published').check();
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Published', { exact: true })).toBeVisible();

  const visitor = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
  const theirs = watchConsole(visitor);
  await visitor.goto(new URL('/s/friends-family', page.url()).href);
  await expect(visitor.getByRole('heading', { name: 'Friends & family' })).toBeVisible();
  await expect(visitor.getByRole('region', { name: 'What you use' }).getByRole('heading', { level: 3 })).toHaveText(['PostgreSQL', 'Shop']);
  await expect(visitor.getByRole('link')).toHaveText(['Feed of incidents']);
  await look(visitor, info, '26e-visitor-page');
  expect(theirs).toEqual([]);

  await page.getByRole('button', { name: 'Share Friends & family' }).click();
  const share = page.getByRole('dialog');
  await share.getByLabel('Badge of').selectOption('Shop');
  await share.getByLabel('It tells').selectOption('Response time');
  const badge = share.getByRole('img', { name: 'response of Shop' });
  await expect.poll(() => badge.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(20);
  await page.keyboard.press('Escape');

  // A draft again: the open page hears of it, and for visitors there never was one.
  await page.getByRole('button', { name: 'Edit Friends & family' }).click();
  await page.getByRole('form', { name: 'Status page' }).getByLabel('Published').uncheck();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Draft', { exact: true })).toBeVisible();
  await expect(visitor.getByRole('heading', { name: 'No such page' })).toBeVisible({ timeout: 20_000 });
  await visitor.context().close();
}
