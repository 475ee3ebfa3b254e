import type { Locator, Page } from '@playwright/test';

export class SetupPage {
  readonly becomeOwner: Locator;
  readonly found: Locator;
  readonly first: Locator;

  constructor(private readonly page: Page) {
    this.becomeOwner = page.getByRole('heading', { name: /^You are setting up/ });
    this.found = page.getByRole('heading', { name: 'Found here' });
    this.first = page.getByRole('heading', { name: 'What should never be down?' });
  }

  async own(name: string, password: string): Promise<void> {
    await this.page.getByLabel('Your name').fill(name);
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Become the owner' }).click();
  }

  async continue(): Promise<void> {
    await this.page.getByRole('button', { name: /^(Continue|Watch)/ }).click();
  }

  /** Takes the recovery file along and finishes. */
  async keep(passphrase: string): Promise<void> {
    await this.page.getByLabel('A passphrase for the file').fill(passphrase);
    await this.page.getByLabel('The passphrase again').fill(passphrase);
    const file = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: 'Download the recovery file' }).click();
    await (await file).path();
    await this.page.getByRole('button', { name: 'Finish' }).click();
  }

  async skip(): Promise<void> {
    await this.page.getByRole('button', { name: 'Skip' }).click();
  }
}
