import '@/app/overlays.css';
import { Drawer } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { toProblem } from '@/api/problem';
import type { Window } from '@/api/types';
import { Bones } from '@/components/Bones';
import { ProblemNotice } from '@/components/ProblemNotice';
import { useNow } from '@/lib/use-now';
import { serviceQuery } from './api/get-service';
import { DrawerBody } from './components/DrawerBody';

interface ServiceDrawerProps {
  id: string;
  asVisitor: boolean;
  initialDay: string | null;
  onClose: () => void;
}

export default function ServiceDrawer({ id, asVisitor, initialDay, onClose }: ServiceDrawerProps) {
  const [window, setWindow] = useState<Window>('24h');
  const { data: detail, error, refetch } = useQuery({ ...serviceQuery(id, window, asVisitor), placeholderData: keepPreviousData });
  const now = useNow(5000);
  const problem = error && toProblem(error);

  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="min(44rem, 100vw)"
      title={detail?.service.name ?? 'Service'}
      closeButtonProps={{ 'aria-label': 'Close' }}
      overlayProps={{ backgroundOpacity: 0.35 }}
    >
      {problem && !detail && (
        problem.status === 404 ? <p>This service is not there, or it is not shown to you.</p> : <ProblemNotice problem={problem} retry={() => void refetch()} />
      )}
      {!detail && !problem && <Bones label="Reading the service" heights={[60, 40, 180, 120]} />}
      {detail && <DrawerBody detail={detail} window={window} onWindow={setWindow} now={now} initialDay={initialDay} isVisitor={asVisitor} />}
    </Drawer>
  );
}
