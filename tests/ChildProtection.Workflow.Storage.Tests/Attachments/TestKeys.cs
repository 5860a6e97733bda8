using System.Security.Cryptography;
using ChildProtection.Workflow.Cases.Attachments;
using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Storage.Tests.Attachments;

/// <summary>A deployment's key for one test, each authority's locks apart.</summary>
internal sealed class TestKeys : IContentKeys
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    public byte[] Lock(AuthorityId authority, ReadOnlySpan<byte> key)
    {
        using var aes = new AesGcm(_key, TagBytes);
        var (nonce, locked, tag) = (RandomNumberGenerator.GetBytes(NonceBytes), new byte[key.Length], new byte[TagBytes]);
        aes.Encrypt(nonce, key, locked, tag, BitConverter.GetBytes(authority.Value));
        return [.. nonce, .. tag, .. locked];
    }

    public byte[]? Unlock(AuthorityId authority, byte[] locked)
    {
        using var aes = new AesGcm(_key, TagBytes);
        var key = new byte[locked.Length - NonceBytes - TagBytes];
        try
        {
            aes.Decrypt(locked.AsSpan(0, NonceBytes), locked.AsSpan(NonceBytes + TagBytes), locked.AsSpan(NonceBytes, TagBytes), key, BitConverter.GetBytes(authority.Value));
            return key;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
