import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { toProblem } from '@/api/problem';
import { Bones } from '@/components/Bones';
import { ProblemNotice } from '@/components/ProblemNotice';
import { browserHasPasskeys } from '@/features/auth/passkey-device';
import { useNow } from '@/lib/use-now';
import classes from './AccountPage.module.css';
import { passkeysQuery } from './api/passkeys';
import { PasskeyForm } from './PasskeyForm';
import { PasskeyItem } from './PasskeyItem';

function obstacle(whyNot: string | null | undefined): string | null {
  if (whyNot) return whyNot;
  return browserHasPasskeys() ? null : 'This browser knows no passkeys, or not at this address.';
}

export function PasskeySection() {
  const now = useNow(30_000);
  const { data, error, refetch } = useQuery(passkeysQuery);
  const [adding, setAdding] = useState(false);
  const why = data && obstacle(data.whyNot);

  return (
    <section className={`panel ${classes['section']}`} aria-labelledby="passkeys">
      <h2 id="passkeys">Passkeys</h2>
      <p className="dim">Sign in with the fingerprint, face or PIN of a device, or with a security key: no password and no code, and no false site can ask for it.</p>
      {error && !data && <ProblemNotice problem={toProblem(error)} retry={() => void refetch()} />}
      {!data && !error && <Bones label="Reading your passkeys" heights={[44]} />}
      {data && data.items.length > 0 && (
        <ul>
          {data.items.map((passkey) => (
            <PasskeyItem key={passkey.id} passkey={passkey} now={now} />
          ))}
        </ul>
      )}
      {why && <p className="fine">{why}</p>}
      {data && !why && (adding ? <PasskeyForm onClose={() => setAdding(false)} /> : (
        <div>
          <Button variant="default" onClick={() => setAdding(true)}>
            Add a passkey
          </Button>
        </div>
      ))}
    </section>
  );
}
