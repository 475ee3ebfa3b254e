/** Says how long, rather than "invalid"; nothing while there is nothing to wait for. */
export function ThrottleNotice({ secondsLeft }: { secondsLeft: number }) {
  if (secondsLeft === 0) return null;
  return (
    <p role="status" className="notice" data-tone="degraded">
      Too many attempts. Wait {secondsLeft} s, then try again.
    </p>
  );
}
