using ChildProtection.Workflow.Cases.Attachments;
using NodaTime;

namespace ChildProtection.Workflow.Server.Attachments;

/// <summary>How much of files on their way a node takes at once. All bounds in one place.</summary>
public static class UploadLimits
{
    /// <summary>Bytes of a form around its file.</summary>
    public const int FormBytesMax = 256 * 1024;

    /// <summary>Bytes of a whole request.</summary>
    public const int RequestBytesMax = AttachmentLimits.FileBytesMax + FormBytesMax;

    /// <summary>Bytes of files that are on their way to one node at once: they are held in memory, so that nothing of them lies about unsealed on a disk.</summary>
    public const long InFlightBytesMax = 200L * 1024 * 1024;

    /// <summary>Files of one person on their way at once.</summary>
    public const int PerPersonMax = 3;

    /// <summary>Bytes of a file that is too large which are read and thrown away, so that the browser hears why instead of a broken connection.</summary>
    public const long DrainBytesMax = 200L * 1024 * 1024;

    /// <summary>How long that may take.</summary>
    public static Duration DrainMax { get; } = Duration.FromSeconds(20);
}
