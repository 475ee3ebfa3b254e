import type { KeyboardEvent } from 'react';
import type { Selection } from './use-selection';

const isTyping = (target: EventTarget): boolean => target instanceof HTMLElement && target.matches('input:not([type=checkbox]), textarea, select');

const steps: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** In the list: x chooses, Shift+X chooses up to here, j and k or the arrows go on, Escape leaves all. Nowhere else, so no other key is taken. */
export function onListKey(event: KeyboardEvent<HTMLElement>, order: string[], selection: Selection): void {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const row = (event.target as HTMLElement).closest<HTMLElement>('[data-monitor]');
  const id = row?.dataset['monitor'];
  if (event.key === 'Escape' && selection.chosen.size > 0) selection.set([]);
  else if (id && event.key.toLowerCase() === 'x') {
    if (event.shiftKey) selection.extendTo(id, order);
    else selection.turn(id);
  } else if (id && event.key in steps) focusRow(event.currentTarget, order[order.indexOf(id) + (steps[event.key] ?? 0)]);
  else return;
  event.preventDefault();
}

function focusRow(list: HTMLElement, id: string | undefined): void {
  const rows = [...list.querySelectorAll<HTMLElement>('[data-monitor]')];
  rows.find((row) => row.dataset['monitor'] === id)?.querySelector<HTMLElement>('input[type=checkbox]')?.focus();
}
