namespace Nebula.Functions.Audit;

/// <summary>The act that a function performs.</summary>
/// <param name="Action">Its name in the audit log.</param>
/// <param name="Target">What the <c>{id}</c> of its route names; null where it names nothing.</param>
internal sealed record AuditedAct(string Action, string? Target);
