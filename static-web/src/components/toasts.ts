import { useSyncExternalStore } from 'react';
import type { State } from '@/api/types';

export interface Toast {
  id: number;
  tone: Extract<State, 'up' | 'degraded' | 'down'>;
  text: string;
}

const lifetimeMs = 6000;
let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]): void {
  toasts = next;
  listeners.forEach((listener) => listener());
}

export function dismissToast(id: number): void {
  set(toasts.filter((toast) => toast.id !== id));
}

/** Good news leaves by itself; a failure stays until it was read and closed. */
export function showToast(toast: Omit<Toast, 'id'>): void {
  const id = ++lastId;
  set([...toasts.slice(-3), { ...toast, id }]);
  if (toast.tone === 'up') window.setTimeout(() => dismissToast(id), lifetimeMs);
}

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => toasts,
  );
}
