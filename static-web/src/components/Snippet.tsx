import { useState } from 'react';
import classes from './Snippet.module.css';

/** Text to take along: whole, and by one press where the browser lets us. */
export function Snippet({ label, text }: { label: string; text: string }) {
  const [copied, setCopied] = useState('');
  return (
    <div className={classes['snippet']}>
      <div className="row between">
        <span className={classes['label']}>{label}</span>
        {'clipboard' in navigator && (
          <button type="button" className="link" aria-label={`Copy ${label}`} onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(text))}>
            {copied === text ? 'Copied' : 'Copy'}
          </button>
        )}
      </div>
      <pre tabIndex={0} role="region" aria-label={label}>
        {text}
      </pre>
    </div>
  );
}
