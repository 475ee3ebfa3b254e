import '@/app/overlays.css';
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { toProblem } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import type { Channel, Recognised } from '@/api/types';
import { EntryLayout } from '@/components/EntryLayout';
import { ProblemNotice } from '@/components/ProblemNotice';
import { channelsQuery, rulesQuery, saveRule } from '@/features/notifications/api/notifications';
import { draftOfInput } from '@/features/notifications/channel-draft';
import { ChannelForm } from '@/features/notifications/ChannelForm';
import { ChannelSaved } from '@/features/notifications/ChannelSaved';
import { PasteForm } from '@/features/notifications/PasteForm';
import { inputOfRule, newRule } from '@/features/notifications/rule-draft';
import { brokenRule } from './broken-rule';

/** Paste, save, test; what is saved is told of what is broken. */
export function TellStep({ onLeave }: { onLeave: (skipped: boolean) => void }) {
  const client = useQueryClient();
  const { data: channels } = useQuery(channelsQuery);
  const { data: rules } = useQuery(rulesQuery);
  const [recognised, setRecognised] = useState<Recognised | null>(null);
  const [saved, setSaved] = useState<Channel | null>(null);
  const rule = useMutation({
    mutationFn: (channel: Channel) => {
      const known = brokenRule(rules ?? []);
      if (!known) return saveRule(newRule([channel], null, 'What is broken'), null);
      const input = inputOfRule(known);
      return saveRule({ ...input, channelIds: [...input.channelIds, channel.id] }, known);
    },
    onSettled: () => Promise.all([client.invalidateQueries({ queryKey: queryKeys.rules }), client.invalidateQueries({ queryKey: queryKeys.fireDrill })]),
  });
  const keep = (channel: Channel): void => {
    setSaved(channel);
    rule.mutate(channel);
  };
  const has = Boolean(channels?.length);
  return (
    <EntryLayout title="Where shall I tell you?" lead="Paste a Discord webhook, an ntfy topic or an email address. The test shows what the other side says." wide>
      {!recognised && !saved && <PasteForm onRecognised={setRecognised} />}
      {recognised && !saved && (
        <ChannelForm initial={draftOfInput(recognised.channel)} note={recognised.note} known={null} onSaved={keep} onClose={() => setRecognised(null)} />
      )}
      {rule.error && <ProblemNotice problem={toProblem(rule.error)} />}
      {saved && <ChannelSaved channel={saved} onClose={() => onLeave(false)} />}
      {saved && rule.data && <p className="fine">The rule "{rule.data.name}" tells errors and worse over it.</p>}
      {!saved && (
        <div className="row between">
          <p className="fine">{has ? `There is a channel already: ${channels?.map(({ name }) => name).join(', ')}.` : 'Skipped, alerts stay on the pages here and nobody is woken.'}</p>
          <Button variant="subtle" onClick={() => onLeave(!has)}>
            {has ? 'Continue' : 'Skip'}
          </Button>
        </div>
      )}
    </EntryLayout>
  );
}
