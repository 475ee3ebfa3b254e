import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import type { Check } from '@/api/types';
import { renderSignedIn } from '@/test/render';
import { HeaderFields } from './HeaderFields';
import { headersOf, looksSecret, rowsOf } from './header-rows';

function Form({ start, onCheck }: { start: Check; onCheck?: (check: Check) => void }) {
  const [check, setCheck] = useState(start);
  const change = (part: Partial<Check>): void => {
    setCheck({ ...check, ...part });
    onCheck?.({ ...check, ...part });
  };
  return <HeaderFields check={check} onChange={change} errors={{}} />;
}

describe('HeaderFields', () => {
  it('HeaderFields_Kept_StaysUnlessItIsReplaced', async () => {
    let sent: Check = {};
    renderSignedIn(<Form start={{ type: 'http', secretHeaders: { Authorization: null } }} onCheck={(check) => (sent = check)} />);

    await userEvent.click(screen.getByRole('button', { name: 'Add a header' }));
    await userEvent.type(within(screen.getByRole('group', { name: 'Header 2' })).getByLabelText('Header'), 'X-Plain');
    await userEvent.type(screen.getByLabelText('Value'), 'a');
    expect(sent).toMatchObject({ headers: { 'X-Plain': 'a' }, secretHeaders: { Authorization: null } });

    await userEvent.click(screen.getByRole('button', { name: 'Replace' }));
    await userEvent.type(within(screen.getByRole('group', { name: 'Header 1' })).getByLabelText('Value'), 'Bearer b');
    expect(sent.secretHeaders).toEqual({ Authorization: 'Bearer b' });

    await userEvent.click(screen.getByRole('button', { name: 'Remove header 1' }));
    expect(sent.secretHeaders).toBeUndefined();
  });

  it('HeaderFields_NameThatSoundsSecret_IsSecret', async () => {
    renderSignedIn(<Form start={{ type: 'http' }} />);

    await userEvent.click(screen.getByRole('button', { name: 'Add a header' }));
    await userEvent.type(screen.getByLabelText('Header'), 'X-Api-Key');

    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Secret' }).checked).toBe(true);
    expect(['Authorization', 'cookie', 'X-Plex-Token'].every(looksSecret)).toBe(true);
    expect(['Accept', 'X-Keyboard'].some(looksSecret)).toBe(false);
  });

  it('headersOf_RowsNobodyFilledIn_AreNone', () => {
    const rows = rowsOf({ headers: { Accept: 'a' } });

    expect(headersOf([...rows, { id: 9, name: '', value: '', secret: false, kept: false }])).toEqual({ headers: { Accept: 'a' }, secretHeaders: undefined });
    expect(headersOf([{ id: 0, name: '', value: 'lost?', secret: false, kept: false }]).headers).toEqual({ '': 'lost?' });
  });
});
