using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ChildProtection.Workflow.Storage.Attachments;

/// <summary>
/// Seals the parts of a content with AES-256-GCM under a key that no other content has, so that a part's number is all the nonce it needs. What a part is sealed
/// with besides (the content's hash, the number of parts, its own number) makes a part that is left out, exchanged or moved unreadable.
/// </summary>
internal sealed class ContentSeal : IDisposable
{
    public const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly AesGcm _aes;
    private readonly string _hash;
    private readonly int _parts;

    public ContentSeal(ReadOnlySpan<byte> key, string hash, int parts) => (_aes, _hash, _parts) = (new AesGcm(key, TagBytes), hash, parts);

    public byte[] Seal(int number, ReadOnlySpan<byte> part)
    {
        var sealedPart = new byte[part.Length + TagBytes];
        _aes.Encrypt(Nonce(number), part, sealedPart.AsSpan(0, part.Length), sealedPart.AsSpan(part.Length), Bound(number));
        return sealedPart;
    }

    /// <exception cref="CryptographicException">It is not what was sealed.</exception>
    public byte[] Open(int number, ReadOnlySpan<byte> sealedPart)
    {
        if (sealedPart.Length < TagBytes)
        {
            throw new CryptographicException("A part of a file is cut off.");
        }
        var part = new byte[sealedPart.Length - TagBytes];
        _aes.Decrypt(Nonce(number), sealedPart[..part.Length], sealedPart[part.Length..], part, Bound(number));
        return part;
    }

    public void Dispose() => _aes.Dispose();

    private static byte[] Nonce(int number)
    {
        var nonce = new byte[NonceBytes];
        BinaryPrimitives.WriteInt32BigEndian(nonce, number);
        return nonce;
    }

    private byte[] Bound(int number) => Encoding.ASCII.GetBytes($"{_hash}/{_parts}/{number}");
}
