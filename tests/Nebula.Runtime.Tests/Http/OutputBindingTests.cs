using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

namespace Nebula.Runtime.Tests.Http;

public sealed class OutputBindingTests
{
    [Theory]
    [InlineData("report", HttpStatusCode.Accepted, "answer")]
    [InlineData("data-report", HttpStatusCode.Gone, "")]
    [InlineData("notes-only", HttpStatusCode.OK, "")]
    public async Task H10_ResultWithOutputs_AnswersByItsHttpProperty(string function, HttpStatusCode status, string body)
    {
        await using var app = await RunningApp.StartAsync([typeof(OutputFunctions)]);

        var response = await app.Client.GetAsync($"/api/{function}");

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(body, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task OutputBindings_AfterTheFunction_HoldItsValuesByType()
    {
        string[] all = [];
        string[] texts = [];
        object? result = new();
        await using var app = await StartAsync(context =>
        {
            all = [.. context.GetOutputBindings<object>().Select(output => $"{output.Name} {output.BindingType}")];
            texts = [.. context.GetOutputBindings<string>().Select(output => $"{output.Name} {output.BindingType} {output.Value}")];
            result = context.GetInvocationResult().Value;
        });

        await app.Client.GetAsync("/api/report");

        Assert.Equal(["Answer http", "Note note"], all);
        Assert.Equal(["Note note a note"], texts);
        Assert.Null(result);
    }

    [Fact]
    public async Task OutputBinding_Replaced_IsWhatAnswers()
    {
        await using var app = await StartAsync(context =>
            context.GetOutputBindings<IResult>().Single().Value = Results.Text("other", statusCode: 418));

        var response = await app.Client.GetAsync("/api/report");

        Assert.Equal(418, (int)response.StatusCode);
        Assert.Equal("other", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task InvocationResult_SetAfterTheFunction_WinsOverItsOutputs()
    {
        await using var app = await StartAsync(context => context.GetInvocationResult().Value = Results.StatusCode(503));

        var response = await app.Client.GetAsync("/api/report");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
    }

    [Fact]
    public async Task HttpResponseData_AsAPropertyOfTheResult_IsFound()
    {
        HttpStatusCode? status = null;
        await using var app = await StartAsync(context => status = context.GetHttpResponseData()?.StatusCode);

        await app.Client.GetAsync("/api/data-report");

        Assert.Equal(HttpStatusCode.Gone, status);
    }

    [Theory]
    [InlineData("report", "Answer http,Note note,Order note")]
    [InlineData("notes-only", "Note note")]
    [InlineData("plain", "$return http")]
    public async Task Definition_OfAFunction_NamesItsOutputs(string function, string expected)
    {
        var outputs = "";
        await using var app = await StartAsync(context => outputs = string.Join(",",
            context.FunctionDefinition.OutputBindings.Values.Select(output => $"{output.Name} {output.Type}").Order()));

        await app.Client.GetAsync($"/api/{function}");

        Assert.Equal(expected, outputs);
    }

    [Fact]
    public async Task OutputBindings_OfAFunctionWithoutAny_AreNone()
    {
        var count = -1;
        await using var app = await StartAsync(context => count = context.GetOutputBindings<object>().Count());

        await app.Client.GetAsync("/api/plain");

        Assert.Equal(0, count);
    }

    private static Task<RunningApp> StartAsync(Action<FunctionContext> afterwards) =>
        RunningApp.StartAsync([typeof(OutputFunctions)], builder => builder.ConfigureFunctionsWebApplication().UseMiddleware(async (context, next) =>
        {
            await next();
            afterwards(context);
        }));
}
