import { NativeSelect, PasswordInput, TextInput } from '@mantine/core';
import type { Channel } from '@/api/types';
import type { ChannelDraft } from './channel-draft';
import classes from './NotificationsPage.module.css';

interface ChannelFieldsProps {
  draft: ChannelDraft;
  known: Channel | null;
  errors: Record<string, string>;
  onChange: (changes: Partial<ChannelDraft>) => void;
}

/** What a channel of one kind has to be told. A secret that is kept is never shown; left empty, it stays. */
export function ChannelFields({ draft, known, errors, onChange }: ChannelFieldsProps) {
  const text = (name: keyof ChannelDraft, field: string) => ({
    value: String(draft[name]),
    error: errors[field],
    spellCheck: false,
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) => onChange({ [name]: event.currentTarget.value }),
  });
  const stays = (isSet: boolean | undefined) => (isSet ? 'Stays as it is' : '');
  switch (draft.kind) {
    case 'discord':
      return (
        <PasswordInput
          label="Webhook URL"
          description="In Discord: channel settings, Integrations, Webhooks, Copy Webhook URL. Whoever has it can write there."
          placeholder={stays(known !== null)}
          {...text('webhookUrl', 'discord.webhookUrl')}
        />
      );
    case 'webhook':
      return (
        <>
          <PasswordInput label="Address" description="It gets JSON by POST, signed. Kept secret, because tokens stand in such addresses." placeholder={stays(known !== null)} {...text('url', 'webhook.url')} />
          <PasswordInput label="Signing secret" description={known ? 'Left empty, it stays.' : 'Left empty, one is made and shown once.'} {...text('secret', 'webhook.secret')} />
        </>
      );
    case 'ntfy':
      return (
        <>
          <TextInput label="Server" {...text('server', 'ntfy.server')} />
          <TextInput label="Topic" {...text('topic', 'ntfy.topic')} />
          <PasswordInput label="Access token" description="Only where the server asks for one" placeholder={stays(known?.target.ntfy?.tokenSet)} {...text('token', 'ntfy.token')} />
        </>
      );
    case 'email':
      return (
        <>
          <div className={classes['pair']}>
            <TextInput label="SMTP server" placeholder="smtp.example.net" {...text('host', 'email.host')} />
            <TextInput label="Port" placeholder="587" inputMode="numeric" {...text('port', 'email.port')} />
          </div>
          <NativeSelect
            label="Kept from others’ eyes by"
            value={draft.security}
            onChange={(event) => onChange({ security: event.currentTarget.value as ChannelDraft['security'] })}
            data={[
              { value: 'start_tls', label: 'STARTTLS' },
              { value: 'tls', label: 'TLS from the first byte' },
              { value: 'none', label: 'Nothing: a server in the same house' },
            ]}
          />
          <div className={classes['pair']}>
            <TextInput label="User" {...text('user', 'email.user')} />
            <PasswordInput label="Password" placeholder={stays(known?.target.email?.passwordSet)} {...text('password', 'email.password')} />
          </div>
          <TextInput label="From" placeholder="nebula@example.net" {...text('from', 'email.from')} />
          <TextInput label="To" description="Several are separated by commas" {...text('to', 'email.to')} />
        </>
      );
  }
}
