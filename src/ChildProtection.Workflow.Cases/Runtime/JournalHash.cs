using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>
/// The chain of a case's journal: each entry's hash covers the previous hash and every field of its own, so that an entry changed, removed,
/// inserted or moved to another case breaks the chain. Pure; the decider that writes entries and the verifier that checks them share it.
/// </summary>
public static class JournalHash
{
    /// <summary>Bytes of a hash: SHA-256.</summary>
    public const int Length = 32;

    private const int FieldCount = 5;

    // Authority, case, sequence and the two times.
    private const int FixedLength = 4 + 16 + (3 * sizeof(long));

    /// <summary>What the first entry of a case follows: all zero.</summary>
    public static ReadOnlyMemory<byte> Start { get; } = new byte[Length];

    /// <summary>
    /// SHA-256 over the previous hash and this entry's fields, each with its length before it. Times count to the microsecond, floored: the
    /// resolution that both databases keep, so that what is read back hashes as what was written.
    /// </summary>
    public static byte[] Compute(
        ReadOnlySpan<byte> previous,
        AuthorityId authority,
        CaseId caseId,
        long sequence,
        string kind,
        Instant occurredAt,
        Instant recordedAt,
        string actor,
        ReadOnlySpan<byte> payload)
    {
        var fields = previous.Length + FixedLength + Encoding.UTF8.GetMaxByteCount(kind.Length) + Encoding.UTF8.GetMaxByteCount(actor.Length) + payload.Length;
        var lent = ArrayPool<byte>.Shared.Rent(fields + (FieldCount * sizeof(int)));
        try
        {
            Span<byte> fixedPart = stackalloc byte[FixedLength];
            BinaryPrimitives.WriteInt32BigEndian(fixedPart, authority.Value);
            caseId.Value.TryWriteBytes(fixedPart[4..], bigEndian: true, out _);
            BinaryPrimitives.WriteInt64BigEndian(fixedPart[20..], sequence);
            BinaryPrimitives.WriteInt64BigEndian(fixedPart[28..], StoredTime.ToMicroseconds(occurredAt));
            BinaryPrimitives.WriteInt64BigEndian(fixedPart[36..], StoredTime.ToMicroseconds(recordedAt));
            var length = Append(lent, 0, previous);
            length = Append(lent, length, fixedPart);
            length = Append(lent, length, kind);
            length = Append(lent, length, actor);
            length = Append(lent, length, payload);
            return SHA256.HashData(lent.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(lent, clearArray: true);
        }
    }

    /// <summary>The hash that <paramref name="entry"/> ought to carry after <paramref name="previous"/>.</summary>
    public static byte[] Of(ReadOnlySpan<byte> previous, AuthorityId authority, CaseId caseId, JournalRow entry) =>
        Compute(previous, authority, caseId, entry.Sequence, entry.Kind, entry.OccurredAt, entry.RecordedAt, entry.Actor, entry.Payload.Span);

    private static int Append(Span<byte> fields, int at, ReadOnlySpan<byte> field)
    {
        field.CopyTo(fields[(at + sizeof(int))..]);
        return Close(fields, at, field.Length);
    }

    private static int Append(Span<byte> fields, int at, string field) =>
        Close(fields, at, Encoding.UTF8.GetBytes(field, fields[(at + sizeof(int))..]));

    private static int Close(Span<byte> fields, int at, int length)
    {
        BinaryPrimitives.WriteInt32BigEndian(fields[at..], length);
        return at + sizeof(int) + length;
    }
}
