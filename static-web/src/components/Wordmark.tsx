/** The product's sign: one body, one orbit. */
export function Wordmark() {
  return (
    <span className="wordmark">
      <svg viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
        <rect width="32" height="32" rx="9" fill="var(--accent-solid)" />
        <circle cx="16" cy="16" r="4.5" fill="#fff" />
        <path d="M5 20c6 5 18 3 22-8" fill="none" stroke="#c3caff" strokeWidth="2.4" strokeLinecap="round" />
      </svg>
      Nebula
    </span>
  );
}
