using System.Buffers.Binary;
using System.Security.Cryptography;
using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.People.Facts;

/// <summary>The ids of what one command puts on file: the same command sent twice makes the same ids, and is known by them.</summary>
public static class FactIds
{
    private const int GuidBytes = 16;

    /// <param name="command">The command's idempotency key.</param>
    /// <param name="number">The how manieth thing of the command it is.</param>
    public static FactId Of(Guid command, int number) => new(Derived(command, number));

    /// <summary>Of a person, a household or a series that the command makes.</summary>
    public static Guid Derived(Guid command, int number)
    {
        Span<byte> source = stackalloc byte[GuidBytes + sizeof(int)];
        command.TryWriteBytes(source);
        BinaryPrimitives.WriteInt32LittleEndian(source[GuidBytes..], number);
        return new Guid(SHA256.HashData(source).AsSpan(0, GuidBytes));
    }
}
