using System.Security.Cryptography;
using ChildProtection.Workflow.Cases.Attachments;
using ChildProtection.Workflow.Cases.Identity;
using Microsoft.AspNetCore.DataProtection;

namespace ChildProtection.Workflow.Server.Attachments;

/// <summary>Locks the keys of files with the keys of the deployment, for one authority each.</summary>
public sealed class ContentKeys(IDataProtectionProvider protection) : IContentKeys
{
    public byte[] Lock(AuthorityId authority, ReadOnlySpan<byte> key) => For(authority).Protect(key.ToArray());

    public byte[]? Unlock(AuthorityId authority, byte[] locked)
    {
        try
        {
            return For(authority).Unprotect(locked);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector For(AuthorityId authority) => protection.CreateProtector("file content 1", $"{authority.Value}");
}
