using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.Attachments;

/// <summary>Locks the key of a file's content with the keys of the deployment. Each content has a key of its own.</summary>
public interface IContentKeys
{
    byte[] Lock(AuthorityId authority, ReadOnlySpan<byte> key);

    /// <summary>Null: the deployment's key that locked it is gone, or it was locked for another authority.</summary>
    byte[]? Unlock(AuthorityId authority, byte[] locked);
}
