import { useReducer, useState } from 'react';
import type { Dashboard, DashboardLayout, ServiceStatus } from '@/api/types';
import { boardOf, defaultLayout, withOthers } from '../layout/boards';
import { begin, step } from '../layout/history';
import { asPhone, toLayout, type PlacedSection, type Screen } from '../layout/model';

function open(layout: DashboardLayout, services: ServiceStatus[]): { desk: PlacedSection[]; phone: PlacedSection[] | null } {
  return { desk: withOthers(boardOf(layout, 'desk'), services), phone: layout.phone ? withOthers(boardOf(layout, 'phone'), services) : null };
}

/** The arrangement as it is being changed, with every step back and forth. */
export function useDraft(dashboard: Dashboard, services: ServiceStatus[], startsOn: Screen) {
  const [history, take] = useReducer(step, dashboard, ({ layout }) => begin(open(layout ?? defaultLayout(services), services)));
  const [screen, setScreen] = useState(startsOn);
  /** What is held in the hand: shown, but no step yet. */
  const [held, setHeld] = useState<PlacedSection[] | null>(null);
  const { present } = history;
  const kept = screen === 'desk' ? present.desk : (present.phone ?? withOthers(asPhone(present.desk), services));

  return {
    screen,
    sections: held ?? kept,
    kept,
    hasPhone: present.phone !== null,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    layout: toLayout(present.desk, present.phone),
    hold: setHeld,
    show: (next: Screen): void => {
      setHeld(null);
      setScreen(next);
    },
    change: (sections: PlacedSection[]): void => {
      setHeld(null);
      if (sections !== kept) take({ kind: 'change', draft: { ...present, [screen]: withOthers(sections, services) } });
    },
    dropPhone: (): void => take({ kind: 'change', draft: { ...present, phone: null } }),
    replace: (layout: DashboardLayout): void => take({ kind: 'change', draft: open(layout, services) }),
    undo: (): void => {
      setHeld(null);
      take({ kind: 'undo' });
    },
    redo: (): void => {
      setHeld(null);
      take({ kind: 'redo' });
    },
  };
}

export type DraftBoard = ReturnType<typeof useDraft>;
