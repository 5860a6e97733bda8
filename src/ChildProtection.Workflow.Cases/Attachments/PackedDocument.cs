using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using System.Xml;

namespace ChildProtection.Workflow.Cases.Attachments;

/// <summary>
/// Documents of office programs, which are packed folders. One is taken when it is a text or a sheet and holds no program: no macros, no controls, no sheet of
/// commands, no template that would be fetched from elsewhere.
/// </summary>
internal static class PackedDocument
{
    private const string TypesEntry = "[Content_Types].xml";
    private const string MimeEntry = "mimetype";

    /// <summary>Parts of a path in a document in which a program lies.</summary>
    private static readonly string[] Programs = ["vbaproject", "vbadata", "macrosheets/", "dialogsheets/", "activex/", "basic/", "scripts/", "oleobject"];

    /// <summary>Relations by which a part of the document is fetched when it is opened. A link is not: somebody follows it or does not.</summary>
    private static readonly string[] Fetched = ["/attachedTemplate", "/oleObject", "/frame", "/subDocument"];

    /// <summary>Places elsewhere. A template on a disk that the reader's machine does not have is merely missing: many an authority's letters name one.</summary>
    private static readonly string[] Elsewhere = ["http:", "https:", "ftp:"];

    public static FileInspection Inspect(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var packed = new ZipArchive(StreamOf(content), ZipArchiveMode.Read);
            if (packed.Entries.Count > AttachmentLimits.PackedEntriesMax)
            {
                return new FileInspection.Refused(FileFault.UnknownKind);
            }
            return KindOf(packed) is not { } kind ? new FileInspection.Refused(FileFault.UnknownKind)
                : HoldsProgram(packed) ? new FileInspection.Refused(FileFault.HoldsProgram)
                : new FileInspection.Taken(kind, false);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or XmlException)
        {
            return new FileInspection.Refused(FileFault.Broken);
        }
    }

    private static FileKind? KindOf(ZipArchive packed)
    {
        if (packed.GetEntry(MimeEntry) is { } mime)
        {
            return Read(mime).Trim() == FileKind.OpenText.MediaType && packed.GetEntry("content.xml") is not null ? FileKind.OpenText : null;
        }
        if (packed.GetEntry(TypesEntry) is not { } types)
        {
            return null;
        }
        var said = Read(types);
        return packed.GetEntry("word/document.xml") is not null && Names(said, "wordprocessingml.document") ? FileKind.Word
            : packed.GetEntry("xl/workbook.xml") is not null && Names(said, "spreadsheetml.sheet") ? FileKind.Sheet
            : null;

        // A document that may hold macros says "macroEnabled" in its type, whatever its name ends in.
        static bool Names(string types, string what) => types.Contains(what, StringComparison.OrdinalIgnoreCase);
    }

    private static bool HoldsProgram(ZipArchive packed) =>
        packed.Entries.Any(entry => Programs.Any(program => entry.FullName.Contains(program, StringComparison.OrdinalIgnoreCase)))
        || (packed.GetEntry(TypesEntry) is { } types && Read(types).Contains("macroEnabled", StringComparison.OrdinalIgnoreCase))
        || packed.Entries.Where(entry => entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)).Any(IsFetched);

    private static bool IsFetched(ZipArchiveEntry relations)
    {
        using var reader = XmlReader.Create(new StringReader(Read(relations)), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && reader.GetAttribute("TargetMode") == "External"
                && Fetched.Any(each => reader.GetAttribute("Type")?.EndsWith(each, StringComparison.OrdinalIgnoreCase) == true)
                && Elsewhere.Any(each => reader.GetAttribute("Target")?.StartsWith(each, StringComparison.OrdinalIgnoreCase) == true))
            {
                return true;
            }
        }
        return false;
    }

    private static MemoryStream StreamOf(ReadOnlyMemory<byte> content) => MemoryMarshal.TryGetArray(content, out var bytes)
        ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
        : new MemoryStream(content.ToArray(), writable: false);

    /// <exception cref="InvalidDataException">It is larger than such an entry ever is: packed to burst, or not what it seems.</exception>
    private static string Read(ZipArchiveEntry entry)
    {
        if (entry.Length > AttachmentLimits.PackedEntryBytesMax)
        {
            throw new InvalidDataException("An entry is larger than it may be.");
        }
        using var stream = entry.Open();
        var bytes = new byte[entry.Length];
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        // A stream longer than its entry says stops here as well.
        return Encoding.UTF8.GetString(bytes, 0, read);
    }
}
