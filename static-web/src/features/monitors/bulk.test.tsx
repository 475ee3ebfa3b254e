import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { monitor } from '@/test/fixtures';
import { filterMonitors, groupMonitors } from './filter-monitors';
import { onListKey } from './list-keys';
import { splitTags } from './monitor-input';
import { bulkSummary } from './use-bulk';
import { between, useSelection } from './use-selection';

const order = ['a', 'b', 'c', 'd'];

function List() {
  const selection = useSelection();
  return (
    <div onKeyDown={(event) => onListKey(event, order, selection)}>
      {order.map((id) => (
        <div key={id} data-monitor={id}>
          <input type="checkbox" aria-label={id} checked={selection.chosen.has(id)} readOnly />
        </div>
      ))}
      <input aria-label="text" />
      <output>{[...selection.chosen].sort().join('')}</output>
    </div>
  );
}

describe('choosing by keyboard', () => {
  it('onListKey_XArrowsShiftX_ChooseARangeAndEscapeLeavesIt', async () => {
    const user = userEvent.setup();
    render(<List />);
    screen.getByLabelText('a').focus();

    await user.keyboard('jx{ArrowDown}{ArrowDown}{Shift>}X{/Shift}');
    expect(screen.getByRole('status').textContent).toBe('bcd');
    await user.keyboard('kx');
    expect(screen.getByRole('status').textContent).toBe('bd');
    await user.keyboard('{Escape}');
    expect(screen.getByRole('status').textContent).toBe('');
  });

  it('onListKey_WhileSomethingIsTyped_TakesNoKey', async () => {
    render(<List />);
    screen.getByLabelText('text').focus();

    await userEvent.setup().keyboard('xjk');

    expect((screen.getByLabelText('text') as HTMLInputElement).value).toBe('xjk');
  });

  it('between_EitherWay_IsTheSame', () => {
    expect(between(order, 'd', 'b')).toEqual(['b', 'c', 'd']);
    expect(between(order, 'gone', 'b')).toEqual(['b']);
    expect(between(order, 'a', 'gone')).toEqual([]);
  });
});

describe('groups, tags and results', () => {
  it('groupMonitors_AreInTheOrderOfTheAlphabet', () => {
    const all = [monitor({ id: '1', group: 'Web' }), monitor({ id: '2', group: 'Base' }), monitor({ id: '3', group: 'Web' })];

    expect(groupMonitors(all).map(({ name, monitors }) => [name, monitors.length])).toEqual([['Base', 1], ['Web', 2]]);
  });

  it('filterMonitors_GroupTagAndWords_AllHaveToFit', () => {
    const all = [monitor({ id: '1', group: 'Web', tags: ['prod'] }), monitor({ id: '2', group: 'Web', name: 'Blog', tags: ['prod'] }), monitor({ id: '3', tags: ['prod'] })];

    expect(filterMonitors(all, 'blog', { group: 'Web', tag: 'prod' }).map(({ id }) => id)).toEqual(['2']);
    expect(filterMonitors(all, '', { tag: 'dev' })).toEqual([]);
  });

  it('splitTags_OnlyCommasPart', () => {
    expect(splitTags('team: a, prod,, prod ')).toEqual(['team: a', 'prod']);
  });

  it('bulkSummary_TellsWhatThereIs', () => {
    expect(bulkSummary([{ id: '1', outcome: 'done' }, { id: '2', outcome: 'refused', code: 'monitor_changed', detail: '' }], 'paused')).toBe('1 paused, 1 refused');
  });
});
