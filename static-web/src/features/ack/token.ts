/** The token of a message's link. It stands behind the #, which no browser sends to a server and no log keeps. */
export function readLinkToken(): string | null {
  const token = window.location.hash.slice(1);
  return /^[\w-]{43}$/.test(token) ? token : null;
}
