import { useSyncExternalStore } from 'react';

// Several calls may find the session gone at once; they share one dialog and one answer.
let pending: { promise: Promise<boolean>; resolve: (signedIn: boolean) => void } | null = null;
const listeners = new Set<() => void>();

const notify = (): void => listeners.forEach((listener) => listener());

export function askToSignIn(): Promise<boolean> {
  if (pending) return pending.promise;
  let resolve: (signedIn: boolean) => void = () => undefined;
  const promise = new Promise<boolean>((done) => {
    resolve = done;
  });
  pending = { promise, resolve };
  notify();
  return promise;
}

export function answerSignIn(signedIn: boolean): void {
  pending?.resolve(signedIn);
  pending = null;
  notify();
}

export function useSignInAsked(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => pending !== null,
  );
}
