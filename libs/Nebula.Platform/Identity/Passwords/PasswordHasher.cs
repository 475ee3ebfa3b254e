using System.Security.Cryptography;
using System.Text;
using Nebula.Platform.Errors;
using NSec.Cryptography;

namespace Nebula.Platform.Identity.Passwords;

/// <summary>
/// Argon2id, one computation at a time, on a thread that lets everybody else go first: a storm of logins costs one core at most and one
/// block of memory, and past <see cref="MaxWaiting"/> in line a caller is told to come back rather than kept.
/// </summary>
internal sealed class PasswordHasher(Argon2Cost cost) : IDisposable
{
    public const int MaxWaiting = 64;

    private const int SaltBytes = 16;
    private const int HashBytes = 32;

    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private readonly QuietThread _thread = new("argon2");
    private readonly Lazy<PasswordHash> _nobody = new(() => new PasswordHash(cost, RandomNumberGenerator.GetBytes(SaltBytes), new byte[HashBytes]));
    private int _waiting;

    public Task<Result<string>> HashAsync(string password, CancellationToken cancellationToken)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return InLineAsync(() => new PasswordHash(cost, salt, Derive(password, cost, salt)).ToString(), cancellationToken);
    }

    /// <summary>Compares; without a stored hash (an unknown user) it does the same work and finds the password wrong.</summary>
    public Task<Result<PasswordVerdict>> VerifyAsync(string password, string? stored, CancellationToken cancellationToken)
    {
        var hash = stored is null ? _nobody.Value : PasswordHash.Parse(stored);
        return InLineAsync(() => Compare(password, hash, known: stored is not null), cancellationToken);
    }

    public void Dispose()
    {
        _thread.Dispose();
        _oneAtATime.Dispose();
    }

    private PasswordVerdict Compare(string password, PasswordHash hash, bool known)
    {
        var same = CryptographicOperations.FixedTimeEquals(Derive(password, hash.Cost, hash.Salt), hash.Hash);

        // Also a dearer one is made anew: as long as all cost the same, the time says nothing about who exists.
        return !(same && known) ? PasswordVerdict.Wrong : hash.Cost == cost ? PasswordVerdict.Right : PasswordVerdict.RightButOutdated;
    }

    private async Task<Result<T>> InLineAsync<T>(Func<T> compute, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _waiting) > MaxWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            return Error.Unavailable("login_busy", "Too many people are signing in at once. Try again in a moment.") with { RetryAfter = TimeSpan.FromSeconds(2) };
        }

        try
        {
            await _oneAtATime.WaitAsync(cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }

        try
        {
            return await _thread.RunAsync(compute);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private static byte[] Derive(string password, Argon2Cost cost, byte[] salt)
    {
        var parameters = new Argon2Parameters
        {
            DegreeOfParallelism = Argon2Cost.Lanes,
            MemorySize = cost.MemoryKib,
            NumberOfPasses = cost.Passes,
        };
        return PasswordBasedKeyDerivationAlgorithm.Argon2id(parameters).DeriveBytes(Encoding.UTF8.GetBytes(password), salt, HashBytes);
    }
}
