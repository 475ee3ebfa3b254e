import { Button } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useRouter } from '@tanstack/react-router';
import { toProblem } from '@/api/problem';
import { EntryLayout } from '@/components/EntryLayout';
import { ProblemNotice } from '@/components/ProblemNotice';

/** The last net: what a page could not handle itself. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  return (
    <EntryLayout title="This page failed" lead="Nothing was changed by it.">
      <ProblemNotice problem={toProblem(error)} />
      <Button
        onClick={() => {
          reset();
          void router.invalidate();
        }}
      >
        Try again
      </Button>
    </EntryLayout>
  );
}
