using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Nebula.Runtime.Discovery;
using Nebula.Runtime.Invocation;
using Nebula.Runtime.Invocation.Binding;

namespace Nebula.Runtime.Tests.Binding;

/// <summary>Where no converter is the app's, they are not asked: what fills a parameter then must come to the same.</summary>
public sealed class BindingPathTests
{
    private const int MutationsOfEach = 8;

    private static readonly string[] Seeds =
    [
        "", " ", "null", "\"\"", "\"text\"", "text", "0", "7", "-7", "+7", "007", "1.5", "1e3", "2147483648", "9223372036854775808", "true", "True", "\"true\"",
        "01234567-89ab-cdef-0123-456789abcdef", "{01234567-89ab-cdef-0123-456789abcdef}", "\"01234567-89ab-cdef-0123-456789abcdef\"",
        "2026-11-22", "2026-11-22T10:00:00Z", "\"2026-11-22T10:00:00+02:00\"", "11/22/2026", "10:00", "00:00:10", "\"00:00:10\"", "Monday", "3", "\"Monday\"",
        "[1,2]", "[\"a\",\"b\"]", "[]", "{}", "{\"a\":\"b\"}", "{\"Item\":\"x\",\"COUNT\":2}", "\"AQID\"", "a b", "äöü", "😀", "{", "[1,",
    ];

    [Fact]
    public async Task H9_ValuesOfTheAddress_AreTheSameOnBothWays() => await AssertSameAsync((http, name, text) =>
        http.Request.QueryString = new QueryString($"?{name}={Uri.EscapeDataString(text)}"));

    [Fact]
    public async Task H9_TextsInTheBody_AreTheSameOnBothWays() =>
        await AssertSameAsync((http, name, text) => SetBody(http, JsonSerializer.Serialize(new Dictionary<string, string> { [name] = text })));

    [Fact]
    public async Task H9_JsonInTheBody_IsTheSameOnBothWays() =>
        await AssertSameAsync((http, name, text) => SetBody(http, $$"""{"{{name}}":{{text}}}"""));

    private static async Task AssertSameAsync(Action<HttpContext, string, string> fill)
    {
        var direct = new Path(_ => { });
        var chained = new Path(options => options.InputConverters.Register<IdleConverter>());
        var texts = Texts().ToArray();
        var filled = 0;
        foreach (var parameter in direct.Names)
        {
            foreach (var text in texts)
            {
                void Fill(HttpContext http) => fill(http, parameter, text);
                var expected = await chained.BindAsync(parameter, Fill);

                var value = await direct.BindAsync(parameter, Fill);

                Assert.True(expected == value, $"{parameter} of '{text}': {value}, not {expected}");
                filled += value.StartsWith("value", StringComparison.Ordinal) ? 1 : 0;
            }
        }

        Assert.True(filled > texts.Length, $"Only {filled} were filled.");
    }

    /// <summary>The seeds, and each with characters of others in it; the same in each run.</summary>
    private static IEnumerable<string> Texts()
    {
        var random = new Random(20261122);
        foreach (var seed in Seeds)
        {
            yield return seed;
            for (var i = 0; i < MutationsOfEach; i++)
            {
                var other = Seeds[random.Next(Seeds.Length)];
                yield return seed[..random.Next(seed.Length + 1)] + other[random.Next(other.Length + 1)..];
            }
        }
    }

    private static void SetBody(HttpContext http, string json)
    {
        var body = Encoding.UTF8.GetBytes(json);
        http.Request.ContentType = "application/json";
        http.Request.ContentLength = body.Length;
        http.Request.Body = new MemoryStream(body);
    }

    private sealed class Path
    {
        private readonly RuntimeFunction _function;
        private readonly ServiceProvider _services;

        public Path(Action<WorkerOptions> configure)
        {
            _services = new ServiceCollection()
                .Configure<WorkerOptions>(InputConverters.RegisterBuiltIn)
                .Configure(configure)
                .BuildServiceProvider();
            var method = typeof(BindingPathFunctions).GetMethod(nameof(BindingPathFunctions.Run))!;
            var converters = new InputConverters(_services.GetRequiredService<IOptions<WorkerOptions>>(), _services);
            _function = new RuntimeFunction(
                "paths", method, method.GetParameters()[0], new HttpTriggerAttribute(AuthorizationLevel.Anonymous), converters);
        }

        public IEnumerable<string> Names => _function.Method.GetParameters().Skip(1).Select(parameter => parameter.Name!);

        public async Task<string> BindAsync(string parameter, Action<HttpContext> fill)
        {
            var http = new DefaultHttpContext { RequestServices = _services };
            fill(http);
            var invocation = new RuntimeFunctionContext(_function, _services, CancellationToken.None) { Request = http };
            try
            {
                return Describe(await _function.Executor.BindAsync(invocation, parameter));
            }
            catch (FunctionInputConverterException)
            {
                return "refused";
            }
        }

        private static string Describe(object? value) =>
            value is null ? "value null" : $"value {value.GetType()} {JsonSerializer.Serialize(value, value.GetType())}";
    }
}
