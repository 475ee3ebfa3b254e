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
    WrongService,
    ExpiredSession,
    DisabledUser,
    OwnerWithWrongCsrfToken,
    OwnerLuredByAnotherSite,
}
