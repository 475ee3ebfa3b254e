import type { Locator, Page } from '@playwright/test';

export class MonitorsPage {
  readonly dialog: Locator;

  constructor(private readonly page: Page) {
    this.dialog = page.getByRole('dialog');
  }

  async open(): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Monitors' }).click();
  }

  async paste(address: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Add a monitor' }).click();
    await this.dialog.getByLabel('Address').fill(address);
    await this.dialog.getByRole('button', { name: 'Check it' }).click();
  }

  async refine(name: string, intervalSeconds: number): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Change the details' }).click();
    await this.dialog.getByLabel('Name', { exact: true }).fill(name);
    await this.dialog.getByText('How often, how long').click();
    await this.dialog.getByLabel('Every (s)').fill(String(intervalSeconds));
    await this.dialog.getByLabel('Give up after (s)').fill('2');
    await this.dialog.getByLabel('Tries again').fill('0');
  }

  async save(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Save', exact: true }).click();
  }
}
