using Nebula.Platform.Identity.Passwords;

namespace Nebula.Platform.Tests.Identity.Passwords;

public sealed class PasswordHasherTests : IDisposable
{
    private static readonly Argon2Cost Cheap = new(64, 1);
    private readonly PasswordHasher _hasher = new(Cheap);

    public void Dispose() => _hasher.Dispose();

    [Fact]
    public void Current_Always_IsAtLeastTheOwaspMinimum()
    {
        Assert.True(Argon2Cost.Current.MemoryKib >= 19 * 1024);
        Assert.True(Argon2Cost.Current.Passes >= 2);
    }

    [Fact]
    public async Task VerifyAsync_KnownVector_IsRight()
    {
        // From another implementation (npm hash-wasm), which also reproduces the vectors of the reference implementation.
        const string stored = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$/DO3gTkjHTS3Fia9YkXB1y76GQrWBcPYFmpyrc7fosI";

        var verdict = await _hasher.VerifyAsync("password", stored, default);

        Assert.Equal(PasswordVerdict.RightButOutdated, verdict.Value);
    }

    [Fact]
    public async Task VerifyAsync_RightPassword_IsRight()
    {
        var stored = await _hasher.HashAsync("a few words in a row", default);

        var verdict = await _hasher.VerifyAsync("a few words in a row", stored.Value, default);

        Assert.Equal(PasswordVerdict.Right, verdict.Value);
    }

    [Theory]
    [InlineData("a few words in a ro")]
    [InlineData("A few words in a row")]
    [InlineData("")]
    public async Task VerifyAsync_AnotherPassword_IsWrong(string other)
    {
        var stored = await _hasher.HashAsync("a few words in a row", default);

        var verdict = await _hasher.VerifyAsync(other, stored.Value, default);

        Assert.Equal(PasswordVerdict.Wrong, verdict.Value);
    }

    [Theory]
    [InlineData(32, 1)]
    [InlineData(64, 2)]
    public async Task VerifyAsync_HashOfAnotherCost_SaysToHashAgain(int memoryKib, int passes)
    {
        using var yesterday = new PasswordHasher(new Argon2Cost(memoryKib, passes));
        var stored = await yesterday.HashAsync("a few words in a row", default);

        var verdict = await _hasher.VerifyAsync("a few words in a row", stored.Value, default);

        Assert.Equal(PasswordVerdict.RightButOutdated, verdict.Value);
    }

    [Fact]
    public async Task VerifyAsync_UnknownUser_IsWrongWhateverIsTyped()
    {
        var verdict = await _hasher.VerifyAsync("a few words in a row", stored: null, default);

        Assert.Equal(PasswordVerdict.Wrong, verdict.Value);
    }

    [Fact]
    public async Task HashAsync_SamePasswordTwice_DiffersBySalt()
    {
        var first = await _hasher.HashAsync("a few words in a row", default);
        var second = await _hasher.HashAsync("a few words in a row", default);

        Assert.NotEqual(first.Value, second.Value);
    }

    [Fact]
    public async Task VerifyAsync_ManyAtOnce_TakesNoThreadOfThePool()
    {
        using var slow = new PasswordHasher(new Argon2Cost(16 * 1024, 2));
        var done = Enumerable.Range(0, 20).Select(_ => slow.VerifyAsync("guess", stored: null, default)).ToList();

        // The caller had them back before all were computed: it computed none itself.
        var isWaiting = done.Exists(attempt => !attempt.IsCompleted);
        await Task.WhenAll(done);

        Assert.True(isWaiting);
    }

    [Fact]
    public async Task VerifyAsync_StormOfLogins_TurnsTheLateOnesAwayAndServesTheRest()
    {
        using var slow = new PasswordHasher(new Argon2Cost(16 * 1024, 2));

        var storm = await Task.WhenAll(Enumerable.Range(0, PasswordHasher.MaxWaiting * 4)
            .Select(_ => Task.Run(() => slow.VerifyAsync("guess", stored: null, default))));
        var after = await slow.VerifyAsync("guess", stored: null, default);

        Assert.Contains(storm, answer => answer.Error?.Code == "login_busy");
        Assert.Contains(storm, answer => answer.IsSuccess);
        Assert.True(after.IsSuccess);
    }
}
