import { Bones } from '@/components/Bones';

export function PageSkeleton() {
  return <Bones label="Loading the page" heights={[34, 96, 96, 96]} />;
}
