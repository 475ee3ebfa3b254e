import type { Channel, ChannelInput, ChannelKind } from '@/api/types';

/** A form knows texts only; which of them count says the kind. */
export interface ChannelDraft {
  name: string;
  kind: ChannelKind;
  enabled: boolean;
  webhookUrl: string;
  url: string;
  secret: string;
  server: string;
  topic: string;
  token: string;
  host: string;
  port: string;
  security: 'start_tls' | 'tls' | 'none';
  user: string;
  password: string;
  from: string;
  to: string;
}

const blank: ChannelDraft = {
  name: '',
  kind: 'discord',
  enabled: true,
  webhookUrl: '',
  url: '',
  secret: '',
  server: 'https://ntfy.sh',
  topic: '',
  token: '',
  host: '',
  port: '',
  security: 'start_tls',
  user: '',
  password: '',
  from: '',
  to: '',
};

/** What was recognised in something pasted, with the secrets in it: they go back to where they came from. */
export function draftOfInput({ name, kind, enabled, discord, webhook, ntfy, email }: ChannelInput): ChannelDraft {
  return {
    ...blank,
    name,
    kind,
    enabled: enabled ?? true,
    webhookUrl: discord?.webhookUrl ?? '',
    url: webhook?.url ?? '',
    secret: webhook?.secret ?? '',
    server: ntfy?.server ?? blank.server,
    topic: ntfy?.topic ?? '',
    token: ntfy?.token ?? '',
    host: email?.host ?? '',
    port: email?.port ? String(email.port) : '',
    security: email?.security ?? 'start_tls',
    user: email?.user ?? '',
    password: email?.password ?? '',
    from: email?.from ?? '',
    to: email?.to.join(', ') ?? '',
  };
}

/** Secrets are not told, so their fields are empty: left so, they stay. */
export function draftOfChannel({ name, kind, enabled, target: { ntfy, email } }: Channel): ChannelDraft {
  return {
    ...blank,
    name,
    kind,
    enabled,
    server: ntfy?.server ?? blank.server,
    topic: ntfy?.topic ?? '',
    host: email?.host ?? '',
    port: email ? String(email.port) : '',
    security: email?.security ?? 'start_tls',
    user: email?.user ?? '',
    from: email?.from ?? '',
    to: email?.to.join(', ') ?? '',
  };
}

export function inputOf(draft: ChannelDraft): ChannelInput {
  const { name, kind, enabled } = draft;
  const kept = (text: string): string | null => text.trim() || null;
  const common = { name: name.trim(), kind, enabled };
  switch (kind) {
    case 'discord':
      return { ...common, discord: { webhookUrl: kept(draft.webhookUrl) } };
    case 'webhook':
      return { ...common, webhook: { url: kept(draft.url), secret: kept(draft.secret) } };
    case 'ntfy':
      return { ...common, ntfy: { server: draft.server.trim(), topic: draft.topic.trim(), token: kept(draft.token) } };
    case 'email':
      return {
        ...common,
        email: {
          host: draft.host.trim(),
          port: draft.port.trim() === '' ? null : Number(draft.port),
          security: draft.security,
          user: kept(draft.user),
          password: draft.password === '' ? null : draft.password,
          from: draft.from.trim(),
          to: draft.to.split(/[,;\s]+/).filter(Boolean),
        },
      };
  }
}
