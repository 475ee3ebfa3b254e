import { expect, test, type Browser } from '@playwright/test';
import { look, watchConsole } from './look';

/** What somebody sees who has no account: only what is public, a page for what is not there, and a sign-on that was none. */
export async function walkPublicPage(browser: Browser, link: string): Promise<void> {
  const info = test.info();
  const stranger = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
  const theirs = watchConsole(stranger);
  await stranger.goto(new URL('/status', link).href);
  await expect(stranger.getByRole('heading', { name: 'Status', level: 1 })).toBeVisible();
  await expect(stranger.getByText('Shop', { exact: true })).toHaveCount(0);
  await look(stranger, info, '29-public');
  // Of what people wrote: the report that is for visitors, without names; of a private service's incident nothing.
  await expect(stranger.getByText('A new one is ordered.')).toHaveCount(0);
  await stranger.getByRole('link', { name: 'Moving the rack' }).click();
  await expect(stranger.getByText('The cables were too short.')).toBeVisible();
  await expect(stranger.getByText('ada', { exact: true })).toHaveCount(0);
  await look(stranger, info, '29-public-incident');
  await stranger.goto(new URL('/no-such-page', link).href);
  await expect(stranger.getByRole('heading', { name: 'No such page' })).toBeVisible();
  await look(stranger, info, '30-no-such-page');
  expect(theirs).toEqual([]);

  // Who comes back from a provider with what nobody asked for is told so, and nothing of it stays in the address.
  await stranger.goto(new URL('/login/oidc?error=access_denied&state=made-up', link).href);
  await expect(stranger.getByRole('heading', { name: 'Not signed in' })).toBeVisible();
  await expect(stranger.getByRole('link', { name: 'Back to signing in' })).toBeVisible();
  expect(new URL(stranger.url()).search).toBe('');
  await stranger.context().close();
}
