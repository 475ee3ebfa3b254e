import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Channel, ChannelKind, RulePreview } from '@/api/types';
import { Bones } from '@/components/Bones';
import { eventQuery } from '@/features/events/api/get-event';
import { usePublicUrl } from '../use-public-url';
import { kindWords } from '../words';
import { DiscordEmbed } from './DiscordEmbed';
import { MailMessage } from './MailMessage';
import { noticeOf } from './notice';
import { NtfyMessage } from './NtfyMessage';
import { WebhookMessage } from './WebhookMessage';

interface MessagePreviewProps {
  message: RulePreview['items'][number];
  channels: Channel[];
  now: number;
}

/** One of the messages as it arrives, in the form of each kind of channel that is chosen. */
export function MessagePreview({ message, channels, now }: MessagePreviewProps) {
  const [wanted, setWanted] = useState<ChannelKind | null>(null);
  const { data: event, error } = useQuery(eventQuery(message.eventId));
  const publicUrl = usePublicUrl() ?? null;
  const kinds = [...new Set(channels.map(({ kind }) => kind))];
  const kind = kinds.find((one) => one === wanted) ?? kinds[0];
  if (error || !kind) return null;
  if (!event) return <Bones label="Reading the event" heights={[96]} />;
  const notice = noticeOf(event, publicUrl);
  return (
    <>
      {kinds.length > 1 && (
        <NativeSelect size="xs" label="As it arrives by" value={kind} onChange={({ currentTarget }) => setWanted(currentTarget.value as ChannelKind)} data={kinds.map((one) => ({ value: one, label: kindWords[one] }))} />
      )}
      {kind === 'discord' && <DiscordEmbed notice={notice} now={now} />}
      {kind === 'ntfy' && <NtfyMessage notice={notice} now={now} />}
      {kind === 'email' && <MailMessage notice={notice} now={now} />}
      {kind === 'webhook' && <WebhookMessage event={event} notice={notice} />}
    </>
  );
}
