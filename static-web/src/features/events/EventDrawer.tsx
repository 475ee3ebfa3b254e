import '@/app/overlays.css';
import { Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { toProblem } from '@/api/problem';
import type { FeedEvent } from '@/api/types';
import { Bones } from '@/components/Bones';
import { ProblemNotice } from '@/components/ProblemNotice';
import { eventQuery } from './api/get-event';
import { EventDetail } from './EventDetail';

interface EventDrawerProps {
  id: string;
  /** The event as the list has it already. */
  known: FeedEvent | undefined;
  now: number;
  onClose: () => void;
}

export default function EventDrawer({ id, known, now, onClose }: EventDrawerProps) {
  const { data: event, error, refetch } = useQuery({ ...eventQuery(id), initialData: known });
  const problem = error && toProblem(error);
  const isGone = problem?.status === 404 || problem?.status === 400;
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="min(36rem, 100vw)"
      title="Event"
      closeButtonProps={{ 'aria-label': 'Close' }}
      overlayProps={{ backgroundOpacity: 0.35 }}
    >
      {isGone && <p>This event is not there any more, or it is not shown to you.</p>}
      {problem && !event && !isGone && <ProblemNotice problem={problem} retry={() => void refetch()} />}
      {!event && !problem && <Bones label="Reading the event" heights={[28, 60, 160]} />}
      {event && <EventDetail event={event} now={now} />}
    </Drawer>
  );
}
