const key = 'nebula.invite-token';

/** Takes the one-time token out of the address bar at once, as the setup page does; the tab's own storage keeps it for a reload. */
export function captureInviteToken(): void {
  const { pathname, hash, search } = window.location;
  if (pathname !== '/invite' || hash.length < 2) return;
  sessionStorage.setItem(key, hash.slice(1));
  window.history.replaceState(window.history.state, '', pathname + search);
}

export const readInviteToken = (): string | null => sessionStorage.getItem(key);

export const dropInviteToken = (): void => sessionStorage.removeItem(key);

/** The link of a token, at the address under which the inviter sees this site; what is behind # reaches no server and no log. */
export const inviteLink = (token: string, origin: string = window.location.origin): string => `${origin}/invite#${token}`;
