import { useState } from 'react';
import classes from './CommandLine.module.css';

export function CommandLine({ command }: { command: string }) {
  const [copied, setCopied] = useState(false);
  return (
    <div className={classes['line']}>
      <code>{command}</code>
      {'clipboard' in navigator && (
        <button type="button" className="link" onClick={() => void navigator.clipboard.writeText(command).then(() => setCopied(true))}>
          {copied ? 'Copied' : 'Copy'}
        </button>
      )}
    </div>
  );
}
