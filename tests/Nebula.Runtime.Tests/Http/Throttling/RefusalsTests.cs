using Microsoft.Extensions.Time.Testing;
using Nebula.Runtime.Http.Throttling;
using Nebula.Runtime.Tests.Hosting;

namespace Nebula.Runtime.Tests.Http.Throttling;

public sealed class RefusalsTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly LogLines _logs = new();
    private readonly Refusals _refusals;

    public RefusalsTests() => _refusals = new Refusals(_time, _logs.CreateLogger("Http"));

    public void Dispose() => _refusals.Dispose();

    [Fact]
    public void Add_ManyInAnOverload_IsOneLineAtTheBeginningAndOneAtTheEnd()
    {
        for (var second = 0; second < 100; second++)
        {
            _refusals.Add("2 run already.");
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        var during = _logs.All.ToArray();
        _time.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal(["Warning Http: Requests are turned away (429): 2 run already."], during);
        Assert.Equal([.. during, "Information Http: No more requests are turned away; 100 were."], _logs.All);
    }

    [Fact]
    public void Add_AfterACalm_IsToldAnew()
    {
        _refusals.Add("first.");
        _time.Advance(TimeSpan.FromMinutes(1));

        _refusals.Add("second.");
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(
            [
                "Warning Http: Requests are turned away (429): first.",
                "Information Http: No more requests are turned away; 1 were.",
                "Warning Http: Requests are turned away (429): second.",
                "Information Http: No more requests are turned away; 1 were.",
            ],
            _logs.All);
    }
}
