import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { sessionQuery } from './session';

/** Where the sign-on in a window of its own ends; the server gives the same for a confirmation. */
export const doneInWindow = '/login/done';

const channelName = 'nebula.provider-window';

/** Tells the page behind that the sign-on is done. By a channel: the browser cuts a window off from its opener once it has been elsewhere. */
export function tellDone(): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage('done');
  channel.close();
}

/** A sign-on in a window of its own, so that the page behind and what was typed into it stay as they are. */
export function useProviderWindow(start: () => Promise<{ url: string }>, onDone: () => void) {
  const client = useQueryClient();
  const done = useRef(onDone);
  useEffect(() => {
    done.current = onDone;
  });
  const open = useMutation({
    mutationFn: async (opened: Window) => {
      const { url } = await start().catch((error: unknown) => {
        opened.close();
        throw error;
      });
      opened.location.replace(url);
    },
  });

  const isUnderWay = open.isPending || open.isSuccess;
  useEffect(() => {
    if (!isUnderWay) return undefined;
    const before = client.getQueryData(sessionQuery.queryKey) as { user: { id: string } } | null | undefined;
    const channel = new BroadcastChannel(channelName);
    channel.onmessage = () => {
      void client.fetchQuery({ ...sessionQuery, staleTime: 0 }).then((session) => {
        if (!session) return;
        // What was typed was somebody else's.
        if (before && before.user.id !== session.user.id) window.location.assign('/');
        else done.current();
      });
    };
    return () => channel.close();
  }, [client, isUnderWay]);

  return {
    isUnderWay,
    error: open.error,
    /** Within the click: later a browser takes it for an advertisement. */
    begin: () => {
      const opened = window.open('about:blank', 'nebula-provider', 'popup,width=520,height=720');
      if (opened) open.mutate(opened);
    },
  };
}
