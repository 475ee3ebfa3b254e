import { useSyncExternalStore } from 'react';

/** Why somebody is asked: the session has ended, or the act needs a proof that is not old. */
export type SignInReason = 'ended' | 'old';

// Several calls may find the session gone at once; they share one dialog and one answer.
let pending: { reason: SignInReason; promise: Promise<boolean>; resolve: (signedIn: boolean) => void } | null = null;
const listeners = new Set<() => void>();

const notify = (): void => listeners.forEach((listener) => listener());

export function askToSignIn(reason: SignInReason): Promise<boolean> {
  if (pending) {
    // A session that ended while its proof was asked for needs the whole login; that is a proof too.
    if (reason === 'ended' && pending.reason !== reason) {
      pending = { ...pending, reason };
      notify();
    }
    return pending.promise;
  }
  let resolve: (signedIn: boolean) => void = () => undefined;
  const promise = new Promise<boolean>((done) => {
    resolve = done;
  });
  pending = { reason, promise, resolve };
  notify();
  return promise;
}

export function answerSignIn(signedIn: boolean): void {
  pending?.resolve(signedIn);
  pending = null;
  notify();
}

export function useSignInAsked(): SignInReason | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => pending?.reason ?? null,
  );
}
