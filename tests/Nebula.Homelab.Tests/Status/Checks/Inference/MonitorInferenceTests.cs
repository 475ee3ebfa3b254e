using FsCheck.Xunit;
using Nebula.Homelab.Status.Checks;
using Nebula.Homelab.Status.Checks.Inference;

namespace Nebula.Homelab.Tests.Status.Checks.Inference;

public sealed class MonitorInferenceTests
{
    [Theory]
    [InlineData("https://example.org/health", "http", "https://example.org/health")]
    [InlineData("  http://nas:8080  ", "http", "http://nas:8080/")]
    [InlineData("example.org/health", "http", "https://example.org/health")]
    [InlineData("nas:8096", "http", "http://nas:8096/")]
    [InlineData("proxmox:8006", "http", "https://proxmox:8006/")]
    [InlineData("nas:22", "tcp", "nas:22")]
    [InlineData("tcp://nas:9999", "tcp", "nas:9999")]
    [InlineData("[fd7a:115c:a1e0::1]:9999", "tcp", "[fd7a:115c:a1e0::1]:9999")]
    [InlineData("nas", "ping", "nas")]
    [InlineData("nas.local", "ping", "nas.local")]
    [InlineData("192.168.1.10", "ping", "192.168.1.10")]
    [InlineData("fd7a:115c:a1e0::1", "ping", "fd7a:115c:a1e0::1")]
    [InlineData("gpu:11434", "ollama", "http://gpu:11434/")]
    [InlineData("http://gpu:11434", "ollama", "http://gpu:11434/")]
    [InlineData("http://gpu:11434/api/tags", "http", "http://gpu:11434/api/tags")]
    [InlineData("gpu:7860", "stable-diffusion", "http://gpu:7860/")]
    [InlineData("http://gpu:8188/", "comfyui", "http://gpu:8188/")]
    [InlineData("db:5432", "postgres", "db:5432")]
    [InlineData("postgres://me:secret@db/app", "postgres", "db:5432")]
    [InlineData("postgresql://db:5433", "postgres", "db:5433")]
    [InlineData("cache:6379", "redis", "cache:6379")]
    [InlineData("redis://:secret@cache", "redis", "cache:6379")]
    public void Infer_KnownForm_GivesTheCheckThatIsMeant(string pasted, string type, string target)
    {
        var inferred = MonitorInference.Infer(pasted);

        Assert.True(inferred.IsSuccess, inferred.Error?.Detail);
        Assert.Equal(type, inferred.Value.Type);
        Assert.Equal(target, CheckParser.Parse(inferred.Value).Value?.Target);
        Assert.DoesNotContain("secret", inferred.Value.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "Paste a URL")]
    [InlineData("   ", "Paste a URL")]
    [InlineData("root@nas", "SSH are not there yet")]
    [InlineData("ssh://nas", "SSH are not there yet")]
    [InlineData("ssh root@nas", "spaces")]
    [InlineData("http://a\nhttp://b", "spaces or line breaks")]
    [InlineData("file:///etc/passwd", "file:// cannot be checked")]
    [InlineData("gopher://x/", "gopher:// cannot be checked")]
    [InlineData("http://me:secret@nas/", "user name and password")]
    [InlineData("rediss://cache", "TLS")]
    [InlineData("nas:port", "not a port")]
    [InlineData("nas:70000", "not a port")]
    [InlineData("tcp://nas", "needs a port")]
    [InlineData("http://", "URL")]
    public void Infer_NotUnderstood_SaysWhy(string? pasted, string reason)
    {
        var inferred = MonitorInference.Infer(pasted);

        Assert.False(inferred.IsSuccess);
        var field = Assert.Single(inferred.Error.Fields);
        Assert.Equal("paste", field.Field);
        Assert.Contains(reason, field.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Infer_HugeText_IsRefused()
    {
        var inferred = MonitorInference.Infer(new string('a', 1_000_000));

        Assert.False(inferred.IsSuccess);
    }

    [Property(MaxTest = 500)]
    public bool Infer_AnyText_GivesAValidCheckOrOneError(string text)
    {
        var inferred = MonitorInference.Infer(text);

        return inferred.IsSuccess
            ? CheckParser.Parse(inferred.Value).IsSuccess
            : inferred.Error.Fields.Count == 1;
    }
}
