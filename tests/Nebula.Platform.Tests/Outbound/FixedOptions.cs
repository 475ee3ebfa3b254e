using Microsoft.Extensions.Options;

namespace Nebula.Platform.Tests.Outbound;

/// <summary>Options that change when the test says so.</summary>
internal sealed class FixedOptions<T>(T value) : IOptionsMonitor<T>
{
    public T CurrentValue { get; set; } = value;

    public T Get(string? name) => CurrentValue;

    public IDisposable? OnChange(Action<T, string?> listener) => null;
}
