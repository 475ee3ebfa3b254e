const key = 'nebula.setup-token';

/**
 * Takes the one-time token out of the address bar at once, so that it stays in no history, screenshot or
 * referrer. The tab's own storage keeps it for a reload.
 */
export function captureSetupToken(): void {
  const { pathname, hash, search } = window.location;
  if (pathname !== '/setup' || hash.length < 2) return;
  sessionStorage.setItem(key, decodeURIComponent(hash.slice(1)));
  window.history.replaceState(window.history.state, '', pathname + search);
}

export const readSetupToken = (): string | null => sessionStorage.getItem(key);

export const dropSetupToken = (): void => sessionStorage.removeItem(key);
