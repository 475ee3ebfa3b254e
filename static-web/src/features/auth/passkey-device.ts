import { ApiProblem } from '@/api/problem';

/** Whether the browser knows passkeys and speaks of them in JSON, as the server does. It does so at secure addresses only. */
export const browserHasPasskeys = (): boolean =>
  typeof PublicKeyCredential !== 'undefined' && 'parseRequestOptionsFromJSON' in PublicKeyCredential && 'toJSON' in PublicKeyCredential.prototype;

export const askDevice = (options: unknown): Promise<unknown> =>
  answerOf(() =>
    navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options as PublicKeyCredentialRequestOptionsJSON) }),
  );

export const makeInDevice = (options: unknown): Promise<unknown> =>
  answerOf(() =>
    navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options as PublicKeyCredentialCreationOptionsJSON) }),
  );

async function answerOf(ask: () => Promise<Credential | null>): Promise<unknown> {
  try {
    return ((await ask()) as PublicKeyCredential).toJSON();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    throw new ApiProblem({ status: 0, title: 'No passkey was used', code: `device_${error.name}`, detail: wordsOf(error) });
  }
}

// A browser does not tell whether nobody was there or somebody said no.
function wordsOf({ name, message }: DOMException): string {
  if (name === 'NotAllowedError' || name === 'AbortError') return 'You ended it, it took too long, or the device has no passkey for this address.';
  if (name === 'InvalidStateError') return 'This device has a passkey of yours already.';
  if (name === 'SecurityError') return 'The browser uses no passkeys at this address.';
  return message;
}
