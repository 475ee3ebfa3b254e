namespace Nebula.Platform.Integrations;

/// <summary>A row of the table <c>integration_tests</c>.</summary>
internal sealed record TestRow
{
    public required string Id { get; init; }

    public required DateTimeOffset TestedAt { get; init; }

    public required string TestedBy { get; init; }

    public required bool Works { get; init; }

    public required string Detail { get; init; }

    public required int TookMs { get; init; }

    public DateTimeOffset? FailingSince { get; init; }

    public IntegrationTest ToTest() => new(TestedAt, TestedBy, Works, Detail, TookMs);
}
