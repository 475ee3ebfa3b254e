using Dapper;
using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Secrets.Masking;
using Npgsql;

namespace Nebula.Platform.Secrets;

/// <summary>Secrets by name: a feature keeps the name and asks for the value when it dials.</summary>
public sealed class SecretStore(NpgsqlDataSource database, SecretCipher cipher, SecretMask mask, TimeProvider time)
{
    /// <summary>Fewer characters cannot be masked in a log without blotting out its words.</summary>
    public const int MinLength = 4;

    /// <summary>Characters; a private key with its certificates has room.</summary>
    public const int MaxLength = 64 * 1024;

    /// <summary>A value of fewer characters that somebody chose is not masked: it could be a name, which logs and the audit log would then lack.</summary>
    internal const int MinMasked = 12;

    /// <summary>What a rotation re-seals.</summary>
    internal static readonly SealedColumn Column = new("secrets", "id", "value");

    private const string Columns = "id as Id, name as Name, value as Value, updated_at as UpdatedAt, updated_by as UpdatedBy";

    // The row's id is settled before the value is sealed for it.
    private const string Claim =
        """
        insert into secrets (id, name, value, updated_at, updated_by) values (@id, @name, '', @now, @by)
        on conflict (name) do update set name = excluded.name
        returning id
        """;

    private const string Update = "update secrets set value = @value, updated_at = @now, updated_by = @by where id = @id";

    private const string Find = $"select {Columns} from secrets where name = @name";

    private const string List = $"select {Columns} from secrets where name > @after order by name limit @limit";

    private const string Delete = "delete from secrets where name = @name";

    /// <summary>Sets a secret within the caller's transaction, new or in place of the old one.</summary>
    public async Task<Result> SetAsync(NpgsqlConnection connection, string name, string value, Actor actor, CancellationToken cancellationToken)
    {
        if (value.Length is < MinLength or > MaxLength)
        {
            return Error.Invalid("secret_invalid", $"A secret has {MinLength} to {MaxLength} characters.", new FieldError("value", $"has {value.Length} characters"));
        }

        var now = time.GetUtcNow();
        var id = await connection.QuerySingleAsync<Guid>(new CommandDefinition(
            Claim, new { id = Guid.CreateVersion7(now), name, now, by = actor.Name }, cancellationToken: cancellationToken));
        var sealedValue = await cipher.SealAsync(value, Column.BindingOf(id.ToString()), cancellationToken);
        if (!sealedValue.IsSuccess)
        {
            return sealedValue.Error;
        }

        mask.Add(value);
        var row = new { id, value = sealedValue.Value, now, by = actor.Name };
        await connection.ExecuteAsync(new CommandDefinition(Update, row, cancellationToken: cancellationToken));
        return Result.Success;
    }

    /// <summary>The value; an error when there is none, or when it does not open.</summary>
    public async Task<Result<string>> ReadAsync(string name, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<SecretRow>(new CommandDefinition(Find, new { name }, cancellationToken: cancellationToken));
        if (row is null)
        {
            return Error.NotFound("secret_not_found", $"There is no secret '{name}'.");
        }

        var value = await cipher.OpenAsync(row.Value, Column.BindingOf(row.Id.ToString()), cancellationToken);
        if (value.IsSuccess)
        {
            mask.Add(value.Value);
        }

        return value;
    }

    /// <summary>Names and dates, by name, a page at a time.</summary>
    /// <param name="after">The last name of the page before; empty for the first.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<IReadOnlyList<StoredSecret>> ListAsync(string after, int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<SecretRow>(new CommandDefinition(List, new { after, limit }, cancellationToken: cancellationToken));
        return
        [
            .. rows.Select(row => new StoredSecret
            {
                Name = row.Name,
                KeyId = SealedSecret.KeyIdOf(row.Value) ?? "",
                UpdatedAt = row.UpdatedAt,
                UpdatedBy = row.UpdatedBy,
            }),
        ];
    }

    /// <returns>Whether there was one.</returns>
    public static async Task<bool> DeleteAsync(NpgsqlConnection connection, string name, CancellationToken cancellationToken) =>
        await connection.ExecuteAsync(new CommandDefinition(Delete, new { name }, cancellationToken: cancellationToken)) == 1;
}
