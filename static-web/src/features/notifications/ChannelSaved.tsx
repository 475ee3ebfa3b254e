import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toProblem } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import type { Channel } from '@/api/types';
import { CommandLine } from '@/components/CommandLine';
import { ProblemNotice } from '@/components/ProblemNotice';
import { testChannel } from './api/notifications';
import { TestResult } from './TestResult';

/** Saved is not proven: the test is the next step. */
export function ChannelSaved({ channel, onClose }: { channel: Channel; onClose: () => void }) {
  const client = useQueryClient();
  const test = useMutation({
    mutationFn: () => testChannel(channel.id),
    onSettled: () => Promise.all([client.invalidateQueries({ queryKey: queryKeys.channels }), client.invalidateQueries({ queryKey: queryKeys.deliveriesAll })]),
  });
  return (
    <div className="stack">
      {channel.signingSecret && (
        <div>
          <p>Requests are signed with this secret. It is shown only now:</p>
          <CommandLine command={channel.signingSecret} />
        </div>
      )}
      {!test.data && <p>{channel.name} is saved. Whether a message arrives shows a test.</p>}
      {test.data && <TestResult kind={channel.kind} delivery={test.data} />}
      {test.error && <ProblemNotice problem={toProblem(test.error)} />}
      <div className="row">
        <Button variant={test.data?.state === 'sent' ? 'default' : 'filled'} loading={test.isPending} onClick={() => test.mutate()}>
          {test.data ? 'Test it again' : 'Send a test'}
        </Button>
        <Button variant={test.data?.state === 'sent' ? 'filled' : 'default'} onClick={onClose}>
          Done
        </Button>
      </div>
    </div>
  );
}
