using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Configuration;
using Nebula.Platform.Secrets.Masking;

namespace Nebula.Platform.Tests.Secrets;

public sealed class SecretMaskTests
{
    private const string Secret = "s3cr3t/+pass word";

    private readonly SecretMask _mask = new();

    [Theory]
    [InlineData("plain text", "plain text")]
    [InlineData($"token={Secret};", "token=***;")]
    [InlineData($"{Secret}{Secret}", "***")]
    [InlineData("url?p=s3cr3t%2F%2Bpass%20word&x", "url?p=***&x")]
    [InlineData("form p=s3cr3t%2F%2Bpass+word", "form p=***")]
    [InlineData("""{"p":"s3cr3t/\u002Bpass word"}""", """{"p":"***"}""")]
    public void Apply_Text_MasksTheSecretInEachForm(string text, string expected)
    {
        _mask.Add(Secret);

        var masked = _mask.Apply(text);

        Assert.Equal(expected, masked);
    }

    [Fact]
    public void Apply_ToRecords_SparesWhatSomebodyMayHaveChosen()
    {
        _mask.AddChosen("mallory-the-administrator");
        _mask.Add(Secret);
        _mask.Pin("service-token-of-nebula");
        const string Text = $"mallory-the-administrator used service-token-of-nebula and {Secret}";

        Assert.Equal("*** used *** and ***", _mask.Apply(Text));
        Assert.Equal("mallory-the-administrator used *** and ***", _mask.Records.Apply(Text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("u:")]
    [InlineData("ab")]
    [InlineData("user:")]
    public void Apply_Base64OfALongerText_ShowsNothingOfTheSecret(string before)
    {
        _mask.Add(Secret);
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{before}{Secret}!"));

        var masked = _mask.Apply($"Authorization: Basic {encoded}");

        Assert.Contains(StreamMask.Mask, masked);
        Assert.True(masked.Length < "Authorization: Basic ".Length + before.Length + 12, masked);
    }

    [Fact]
    public void Apply_KeyOfManyLines_MasksEachLine()
    {
        _mask.Add("-----BEGIN KEY-----\nMIIEvQIBADANBg\nkqhkiG9w0BAQEF\n-----END KEY-----");

        var masked = _mask.Apply("1: MIIEvQIBADANBg\n2: kqhkiG9w0BAQEF");

        Assert.Equal("1: ***\n2: ***", masked);
    }

    [Fact]
    public void Push_CutAnywhere_TellsTheSameAsTheWhole() => Prop.ForAll(
        Texts().ToArbitrary(),
        ArbMap.Default.ArbFor<PositiveInt[]>(),
        (text, cuts) =>
        {
            var mask = new SecretMask();
            foreach (var secret in new[] { "abab", "ababab", "babba", "aaaa" })
            {
                mask.Add(secret);
            }

            var stream = mask.Begin();
            var told = new StringBuilder();
            var rest = text.AsSpan();
            foreach (var cut in cuts)
            {
                var length = Math.Min(cut.Get, rest.Length);
                told.Append(stream.Push(rest[..length]));
                rest = rest[length..];
            }

            told.Append(stream.Push(rest)).Append(stream.End());
            return told.ToString() == mask.Apply(text) && told.ToString() == Naive(text, ["abab", "ababab", "babba", "aaaa"]);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Add_MoreThanItHolds_ForgetsTheOldestOnly()
    {
        for (var number = 0; number <= SecretMask.Capacity; number++)
        {
            _mask.Add($"secret-number-{number:00000}");
        }

        var masked = _mask.Apply($"secret-number-00000 secret-number-00001 secret-number-{SecretMask.Capacity:00000}");

        Assert.Equal("secret-number-00000 *** ***", masked);
    }

    [Fact]
    public async Task Add_MoreThanItHolds_ForgetsNothingThatIsConfigured()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("NEBULA_SERVICE_TOKEN", "the-configured-token")]).Build();
        await new ConfiguredSecrets(_mask, configuration).StartAsync(default);

        for (var number = 0; number < SecretMask.Capacity + 1000; number++)
        {
            _mask.Add($"secret-number-{number:00000}");
        }

        Assert.Equal("token ***", _mask.Apply("token the-configured-token"));
    }

    private static Gen<string> Texts() => Gen.Elements('a', 'b').ListOf().Select(letters => new string([.. letters]));

    /// <summary>Marks each occurrence by looking everywhere; runs of marks become one mask.</summary>
    private static string Naive(string text, string[] secrets)
    {
        var marks = new bool[text.Length];
        foreach (var secret in secrets)
        {
            for (var at = text.IndexOf(secret, StringComparison.Ordinal); at >= 0; at = text.IndexOf(secret, at + 1, StringComparison.Ordinal))
            {
                Array.Fill(marks, true, at, secret.Length);
            }
        }

        var told = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            told.Append(!marks[i] ? text[i].ToString() : i > 0 && marks[i - 1] ? "" : StreamMask.Mask);
        }

        return told.ToString();
    }
}
