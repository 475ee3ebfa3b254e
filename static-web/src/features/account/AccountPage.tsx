import { PageHeader } from '@/components/PageHeader';
import { useSession } from '@/features/auth/session';
import { ApiKeyList } from './ApiKeyList';
import classes from './AccountPage.module.css';
import { ForwardedSection } from './ForwardedSection';
import { IdentitySection } from './IdentitySection';
import { PasskeySection } from './PasskeySection';
import { PasswordForm } from './PasswordForm';
import { SecondFactor } from './SecondFactor';
import { SessionList } from './SessionList';

export default function AccountPage() {
  const session = useSession();
  if (!session) return null;
  const { name, role } = session.user;
  return (
    <>
      <PageHeader
        title="Account"
        lead={
          <>
            Signed in as <strong>{name}</strong>, {role}.
          </>
        }
      />
      <div className={classes['sections']}>
        <SessionList />
        <SecondFactor name={name} />
        <PasskeySection />
        <PasswordForm name={name} asksForCode={session.hasSecondFactor} />
        {!session.secondFactorMissing && <IdentitySection />}
        {!session.secondFactorMissing && <ForwardedSection />}
        {!session.secondFactorMissing && <ApiKeyList />}
      </div>
    </>
  );
}
