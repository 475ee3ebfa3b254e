using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Nebula.Runtime.Tests.Invocation;

/// <summary>The server uses its request object again for the next request on a connection; a context that was kept must not show that one.</summary>
public sealed class KeptContextTests
{
    private readonly KeptContextFunctions.Kept _kept = new();

    [Fact]
    public async Task Context_KeptPastItsInvocation_ShowsNothingOfTheNextRequest()
    {
        await using var app = await StartAsync();
        await app.Client.GetStringAsync("/api/keep?asked=false&first=1");

        var during = await app.Client.GetStringAsync("/api/look?second=2");
        var after = await _kept.DescribeAsync();

        const string nothing = "data [], items [], http False, request False, cancelled False";
        Assert.Equal($"reused True, token left True, {nothing}", during);
        Assert.Equal(nothing, after);
    }

    [Fact]
    public async Task Context_AskedBeforeItsEnd_ShowsWhatItShowedThen()
    {
        await using var app = await StartAsync();
        await app.Client.GetStringAsync("/api/keep?asked=true&first=1");

        var during = await app.Client.GetStringAsync("/api/look?second=2");

        Assert.Equal(
            "reused True, token left True, data [Headers Query asked first], items [mine], http False, request False, cancelled False", during);
        Assert.Equal(_kept.Data, _kept.Context!.BindingContext.BindingData);
        Assert.Equal(_kept.Token, _kept.Context.CancellationToken);
    }

    private Task<RunningApp> StartAsync() => RunningApp.StartAsync([typeof(KeptContextFunctions)], builder =>
    {
        builder.ConfigureFunctionsWebApplication();
        builder.Services.AddSingleton(_kept);
    });
}
