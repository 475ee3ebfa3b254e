using System.Buffers.Binary;
using System.Text;

namespace Nebula.Platform.Secrets;

/// <summary>
/// The one place where a sealed value may stand. It is authenticated with the value: a value copied to another row, column or
/// table does not open there.
/// </summary>
/// <param name="Table">The table.</param>
/// <param name="Column">The column.</param>
/// <param name="Row">What identifies the row for good; not its name, if that can change.</param>
public sealed record SecretBinding(string Table, string Column, string Row)
{
    /// <summary>Each part with its length before it, so that no two bindings give the same bytes.</summary>
    internal byte[] ToBytes()
    {
        string[] parts = [Table, Column, Row];
        var bytes = new byte[parts.Sum(part => sizeof(int) + Encoding.UTF8.GetByteCount(part))];
        var rest = bytes.AsSpan();
        foreach (var part in parts)
        {
            var written = Encoding.UTF8.GetBytes(part, rest[sizeof(int)..]);
            BinaryPrimitives.WriteInt32BigEndian(rest, written);
            rest = rest[(sizeof(int) + written)..];
        }

        return bytes;
    }
}
