/**
 * Where to go after signing in. Only a path of this site is taken: `//host`, `/\host`, other schemes and control
 * characters, which browsers strip before they resolve an address, all fall back to the dashboard.
 */
export function safeRedirect(to: unknown, origin: string = window.location.origin): string {
  if (typeof to !== 'string' || !to.startsWith('/')) return '/';
  let url: URL;
  try {
    url = new URL(to, origin);
  } catch {
    return '/';
  }
  if (url.origin !== origin) return '/';
  if (url.pathname.startsWith('//') || url.pathname === '/login' || url.pathname.startsWith('/login/') || url.pathname.startsWith('/api/')) return '/';
  return url.pathname + url.search + url.hash;
}
