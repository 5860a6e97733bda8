using System.Buffers.Binary;
using System.Security.Cryptography;
using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>The id of an event, made from what makes it what it is, so that deciding the same step again gives the same id.</summary>
public static class EventIds
{
    /// <summary>An RFC 9562 version 8 id over the case and the journal sequence.</summary>
    public static Guid Of(CaseId caseId, long sequence)
    {
        Span<byte> source = stackalloc byte[24];
        caseId.Value.TryWriteBytes(source, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(source[16..], sequence);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(source, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
