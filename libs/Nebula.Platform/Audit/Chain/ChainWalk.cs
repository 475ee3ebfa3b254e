namespace Nebula.Platform.Audit.Chain;

/// <summary>One walk along the chain, from the first row on; it knows nothing but the row it stands on.</summary>
internal sealed class ChainWalk(IReadOnlyList<AuditAnchor> anchors, ChainEnd? end)
{
    private readonly Queue<AuditAnchor> _anchors = new(anchors.OrderBy(anchor => anchor.Seq));

    public AuditFault? Fault { get; private set; }

    /// <summary>The number to go on behind; below every row before the first, so that none hides before it.</summary>
    public long Seq { get; private set; } = long.MinValue;

    public long Rows { get; private set; }

    public byte[] Hash { get; private set; } = AuditHash.Start;

    public void Step(AuditRecord row)
    {
        var expected = Rows + 1;
        if (row.Seq < expected)
        {
            Break(row.Seq, "row_added", $"Row {row.Seq} does not belong there.");
            return;
        }

        if (row.Seq > expected)
        {
            Break(expected, "row_missing", $"Row {expected} is missing; the next is {row.Seq}.");
            return;
        }

        if (row.Version != AuditHash.Version)
        {
            Break(row.Seq, "version_unknown", $"Row {row.Seq} claims the encoding {row.Version}, which this version of Nebula does not know.");
            return;
        }

        var hash = AuditHash.Of(Hash, row);
        if (!hash.AsSpan().SequenceEqual(row.Hash))
        {
            Break(row.Seq, "row_changed", $"Row {row.Seq} ({row.Action}, {row.OccurredAt:u}) is not what was written.");
            return;
        }

        while (_anchors.TryPeek(out var anchor) && anchor.Seq <= row.Seq)
        {
            _anchors.Dequeue();
            if (anchor.Seq == row.Seq && anchor.Hash != Convert.ToHexStringLower(hash))
            {
                Break(row.Seq, "rewritten", $"Row {row.Seq} or one before it was written anew: at {anchor.At:u} its hash was noted as {anchor.Hash}.");
                return;
            }
        }

        (Seq, Rows, Hash) = (row.Seq, Rows + 1, hash);
    }

    public void Break(long seq, string code, string detail) => Fault = new AuditFault(seq, code, detail);

    /// <summary>The fault, when the walk is over.</summary>
    /// <param name="beyond">The first row behind the end of the chain, if there is one.</param>
    public AuditFault? End(long? beyond)
    {
        if (Fault is not null)
        {
            return Fault;
        }

        if (end is null)
        {
            Break(Rows, "chain_lost", "The table audit_chain, which holds the end of the chain, is empty.");
        }
        else if (end.Seq > Rows)
        {
            Break(Rows + 1, "end_missing", $"The log ends with row {Rows}, and had {end.Seq}.");
        }
        else if (_anchors.Count > 0)
        {
            var anchor = _anchors.Last();
            Break(Rows + 1, "end_missing", $"The log ends with row {Rows}; at {anchor.At:u} row {anchor.Seq} was noted.");
        }
        else if (!Hash.AsSpan().SequenceEqual(end.Hash))
        {
            Break(Rows, "chain_lost", $"The end of the chain is not the hash of row {Rows}.");
        }
        else if (beyond is { } added)
        {
            Break(added, "row_added", $"Row {added} stands behind the end of the chain.");
        }

        return Fault;
    }
}
