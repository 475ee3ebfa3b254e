namespace Nebula.Platform.Audit;

/// <summary>The member holds a secret: the audit log tells that it is set, never what it is.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretMemberAttribute : Attribute;
