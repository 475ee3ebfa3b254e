namespace Nebula.Functions.Tests.Access;

/// <summary>Everybody who might knock.</summary>
public enum CallerKind
{
    Anonymous,
    Viewer,
    Operator,
    Admin,
    Owner,
    OwnerAfterALongTime,
    Service,
    Launcher,
    WrongService,
    ServiceBesideASession,
    AdminWithoutTheSecondFactorThatIsAsked,
    KeyOfOwner,
    KeyForReadingStatus,
    KeyBeyondItsUsersRole,
    KeyExpired,
    KeyOfDisabledUser,
    KeyBesideASession,
    ExpiredSession,
    DisabledUser,
    OwnerWithWrongCsrfToken,
    OwnerLuredByAnotherSite,
}
