using System.Buffers.Binary;

namespace ChildProtection.Workflow.Cases.Attachments;

/// <summary>
/// Whether a photograph holds the place at which it was taken: the tag of the place (GPS, 0x8825) in the first directory of its Exif block (CIPA DC-008). A photograph
/// of a child's room in a refuge would show where the refuge is.
/// </summary>
internal static class PhotoPlace
{
    private const ushort PlaceTag = 0x8825;
    private const int DirectoryEntryBytes = 12;

    /// <summary>Blocks that are looked at: a picture may hold a smaller picture of itself with a block of its own.</summary>
    private const int BlocksMax = 8;

    public static bool IsIn(ReadOnlySpan<byte> picture)
    {
        var rest = picture;
        for (var block = 0; block < BlocksMax; block++)
        {
            var at = IndexOfBlock(rest);
            if (at < 0)
            {
                return false;
            }
            rest = rest[at..];
            if (HasTag(rest))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Where the directory begins: after <c>Exif</c> and two zeros in JPEG and HEIC, after the chunk's name in PNG.</summary>
    private static int IndexOfBlock(ReadOnlySpan<byte> picture)
    {
        var (exif, chunk) = (picture.IndexOf("Exif\0\0"u8), picture.IndexOf("eXIf"u8));
        return exif >= 0 && (chunk < 0 || exif < chunk) ? exif + 6 : chunk >= 0 ? chunk + 4 : -1;
    }

    private static bool HasTag(ReadOnlySpan<byte> block)
    {
        var little = block.StartsWith("II*\0"u8);
        if ((!little && !block.StartsWith("MM\0*"u8)) || block.Length < 8)
        {
            return false;
        }
        var directory = little ? BinaryPrimitives.ReadUInt32LittleEndian(block[4..]) : BinaryPrimitives.ReadUInt32BigEndian(block[4..]);
        if (directory > block.Length - 2)
        {
            return false;
        }
        var entries = block[(int)directory..];
        int count = Short(entries, little);
        for (var entry = 0; entry < count && entries.Length >= 2 + ((entry + 1) * DirectoryEntryBytes); entry++)
        {
            if (Short(entries[(2 + (entry * DirectoryEntryBytes))..], little) == PlaceTag)
            {
                return true;
            }
        }
        return false;
    }

    private static ushort Short(ReadOnlySpan<byte> at, bool little) => little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);
}
