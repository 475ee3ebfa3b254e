using Microsoft.Azure.Functions.Worker;

namespace Nebula.Runtime.Invocation;

/// <inheritdoc/>
internal sealed class RuntimeRetryContext(int retryCount, int maxRetryCount) : RetryContext
{
    public static RuntimeRetryContext First { get; } = new(0, 0);

    public override int RetryCount => retryCount;

    public override int MaxRetryCount => maxRetryCount;
}
