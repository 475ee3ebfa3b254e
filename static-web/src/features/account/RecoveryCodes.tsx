import { Button } from '@mantine/core';
import { useState } from 'react';
import classes from './SecondFactor.module.css';

/** The ten codes, which nobody can show a second time. */
export function RecoveryCodes({ codes, name, onDone }: { codes: string[]; name: string; onDone: () => void }) {
  const [kept, setKept] = useState(false);
  const [copied, setCopied] = useState(false);
  const text = codes.join('\n');

  function download(): void {
    const file = URL.createObjectURL(new Blob([`Nebula recovery codes of ${name} on ${window.location.host}\nEach is good once, in place of the app's code.\n\n${text}\n`], { type: 'text/plain' }));
    const link = document.createElement('a');
    link.href = file;
    link.download = 'nebula-recovery-codes.txt';
    link.click();
    URL.revokeObjectURL(file);
    setKept(true);
  }

  return (
    <div className="stack">
      <p>Keep these where you would find them without your phone. Each signs you in once in place of a code, and they are shown only now.</p>
      <ol className={classes['codes']} aria-label="Recovery codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="row">
        <Button onClick={download}>Download</Button>
        {'clipboard' in navigator && (
          <Button
            variant="default"
            onClick={() =>
              void navigator.clipboard.writeText(text).then(() => {
                setCopied(true);
                setKept(true);
              })
            }
          >
            {copied ? 'Copied' : 'Copy'}
          </Button>
        )}
        <Button variant="default" onClick={onDone}>
          {kept ? 'Done' : 'I have written them down'}
        </Button>
      </div>
    </div>
  );
}
