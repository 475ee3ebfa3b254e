using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.Hosting;

namespace Nebula.Runtime.Tests.Binding;

public sealed class InputBindingTests
{
    [Fact]
    public async Task Input_BoundInAMiddleware_IsWhatTheFunctionGets()
    {
        HttpRequest? request = null;
        var names = "";
        await using var app = await StartAsync(async context =>
        {
            var inputs = context.FunctionDefinition.InputBindings.Values;
            names = string.Join(",", inputs.Select(input => $"{input.Name} {input.Type}").Order());
            request = (await context.BindInputAsync<HttpRequest>(inputs.Single(input => input.Type == "httpTrigger"))).Value;
            var tenant = await context.BindInputAsync<string>(inputs.Single(input => input.Type == "tenant"));
            tenant.Value += " and more";
        });

        var text = await app.Client.GetStringAsync("/api/named?text=loud&number=5");

        Assert.Equal("LOUD 5 acme and more", text);
        Assert.NotNull(request);
        Assert.Equal("request httpTrigger,tenant tenant", names);
    }

    [Fact]
    public async Task Input_AskedForTwice_IsTheSame()
    {
        var isSame = false;
        await using var app = await StartAsync(async context =>
        {
            var input = context.FunctionDefinition.InputBindings["tenant"];
            var first = await context.BindInputAsync<string>(input);
            first.Value = "changed";
            var second = await context.BindInputAsync<string>(input);
            isSame = second.Value == "changed" && ReferenceEquals(second.BindingMetadata, input);
        });

        await app.Client.GetStringAsync("/api/named?text=loud&number=5");

        Assert.True(isSame);
    }

    [Fact]
    public async Task Input_AskedForAsAnotherType_Fails()
    {
        await using var app = await StartAsync(async context =>
            await context.BindInputAsync<HttpResponseData>(context.FunctionDefinition.InputBindings["tenant"]));

        var response = await app.Client.GetAsync("/api/named?text=loud&number=5");

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
    }

    private static Task<RunningApp> StartAsync(Func<FunctionContext, Task> beforehand) =>
        RunningApp.StartAsync([typeof(ConverterFunctions)], builder => builder.ConfigureFunctionsWebApplication().UseMiddleware(async (context, next) =>
        {
            await beforehand(context);
            await next();
        }));
}
