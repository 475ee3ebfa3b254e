using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Nebula.Runtime.Discovery;
using Nebula.Runtime.Http.Timeouts;
using Nebula.Runtime.Invocation;
using Nebula.Runtime.Invocation.Binding;

namespace Nebula.Runtime.Tests.Http.Timeouts;

public sealed class RequestTimeoutsTests
{
    private readonly FakeTimeProvider _time = new();

    [Theory]
    [InlineData(60, false)]
    [InlineData(62, true)]
    public void Request_ExpiresNotBeforeItsTimeoutAndAtMostTwoTicksLater(int seconds, bool expected)
    {
        using var timeouts = new RequestTimeouts(TimeSpan.FromSeconds(60), _time, NullLogger.Instance);
        var slot = timeouts.Begin(NewInvocation());

        _time.Advance(TimeSpan.FromSeconds(seconds));
        var expired = RequestTimeouts.End(slot);

        Assert.Equal(expected, expired is not null);
    }

    [Fact]
    public async Task Token_AtTheTimeout_IsCancelled()
    {
        using var timeouts = new RequestTimeouts(TimeSpan.FromSeconds(60), _time, NullLogger.Instance);
        var invocation = NewInvocation();
        timeouts.Begin(invocation);

        _time.Advance(TimeSpan.FromSeconds(62));

        await CancelledAsync(invocation.CancellationToken);
    }

    [Fact]
    public async Task Token_FirstAskedForAfterTheTimeout_IsCancelled()
    {
        var invocation = NewInvocation();

        await invocation.ExpireAsync();

        Assert.True(invocation.CancellationToken.IsCancellationRequested);
    }

    [Fact]
    public void Slot_GivenBack_NeverExpires()
    {
        var slots = new RequestSlots();
        slots.GiveBack(slots.Take(NewInvocation(), 0));

        var broken = Record.Exception(() => slots.ExpireUpTo(1, _ => throw new InvalidOperationException("It has ended.")));

        Assert.Null(broken);
    }

    [Fact]
    public void Slot_GivenBack_IsTakenByTheNext()
    {
        var slots = new RequestSlots();
        var first = slots.Take(NewInvocation(), 0);
        slots.GiveBack(first);

        var second = slots.Take(NewInvocation(), 0);

        Assert.Equal(first, second);
    }

    [Fact]
    public void Slots_OfManyAtOnce_AreAllDifferent()
    {
        var slots = new RequestSlots();

        var taken = Enumerable.Range(0, 100).Select(_ => slots.Take(NewInvocation(), 0)).ToArray();

        Assert.Equal(100, taken.Distinct().Count());
    }

    private static RuntimeFunctionContext NewInvocation()
    {
        var method = typeof(TimeoutFunctions).GetMethod(nameof(TimeoutFunctions.Fine))!;
        var options = new WorkerOptions();
        InputConverters.RegisterBuiltIn(options);
        var services = new ServiceCollection().BuildServiceProvider();
        var function = new RuntimeFunction(
            "fine",
            method,
            method.GetParameters()[0],
            new HttpTriggerAttribute(AuthorizationLevel.Anonymous),
            new InputConverters(Options.Create(options), services));
        return new RuntimeFunctionContext(function, services, CancellationToken.None)
        {
            Request = new DefaultHttpContext(),
        };
    }

    private static async Task CancelledAsync(CancellationToken token)
    {
        var cancelled = new TaskCompletionSource();
        await using var registration = token.Register(cancelled.SetResult);
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(10));
    }
}
