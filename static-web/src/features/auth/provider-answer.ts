import type { ProviderAnswer } from './api/oidc';

/** What the identity provider put into the address of the page. */
export function readProviderAnswer(search: string): ProviderAnswer {
  const parameters = new URLSearchParams(search);
  return {
    state: parameters.get('state') ?? '',
    code: parameters.get('code') ?? '',
    iss: parameters.get('iss'),
    error: parameters.get('error'),
  };
}
