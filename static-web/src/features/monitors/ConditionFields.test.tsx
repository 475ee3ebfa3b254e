import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { renderSignedIn } from '@/test/render';
import { ConditionFields } from './ConditionFields';
import { splitLines } from './condition-lines';

describe('conditions of a check', () => {
  it('are told line by line, without the empty ones', async () => {
    const onChange = vi.fn();
    renderSignedIn(<ConditionFields check={{ type: 'http', conditions: ['time < 1s'] }} onChange={onChange} errors={{}} />);

    await userEvent.type(screen.getByLabelText('Down unless'), '{enter}{enter}status == 200');

    expect(onChange).toHaveBeenLastCalledWith({ conditions: ['time < 1s', 'status == 200'] });
  });

  it('name a wrong one by its line', () => {
    renderSignedIn(
      <ConditionFields check={{ type: 'http', conditions: ['time < 1s', 'time'] }} onChange={vi.fn()} errors={{ 'conditions[1]': 'Column 5: nothing is not an operator.' }} />,
    );

    expect(screen.getByText('Line 2: Column 5: nothing is not an operator.')).toBeTruthy();
  });

  it('are trimmed', () => {
    expect(splitLines('  a  \n\n b')).toEqual(['a', 'b']);
  });
});
