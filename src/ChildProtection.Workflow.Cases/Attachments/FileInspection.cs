using System.Text;

namespace ChildProtection.Workflow.Cases.Attachments;

/// <summary>What a file is by its content; its name is not asked. Closed family.</summary>
public abstract record FileInspection
{
    private FileInspection()
    {
    }

    /// <param name="Kind">What it is.</param>
    /// <param name="SaysWhereTaken">It is a photograph that holds the place at which it was taken, as telephones write it.</param>
    public sealed record Taken(FileKind Kind, bool SaysWhereTaken) : FileInspection;

    public sealed record Refused(FileFault Fault) : FileInspection;

    private static readonly byte[] PngMark = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly byte[] JpegMark = [0xFF, 0xD8, 0xFF];
    private static readonly string[] HeicBrands = ["heic", "heix", "heim", "heis", "mif1"];
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static FileInspection Of(ReadOnlyMemory<byte> content)
    {
        var bytes = content.Span;
        return bytes.Length switch
        {
            0 => new Refused(FileFault.Empty),
            > AttachmentLimits.FileBytesMax => new Refused(FileFault.TooLarge),
            _ when bytes.StartsWith("%PDF-"u8) => Whole(bytes.LastIndexOf("%%EOF"u8) > 0, FileKind.Pdf, bytes),
            _ when bytes.StartsWith(PngMark) => Whole(bytes.LastIndexOf("IEND"u8) > 0, FileKind.Png, bytes),
            _ when bytes.StartsWith(JpegMark) => Whole(bytes.LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) > 0, FileKind.Jpeg, bytes),
            _ when IsHeic(bytes) => new Taken(FileKind.Heic, PhotoPlace.IsIn(bytes)),
            _ when bytes.StartsWith("PK\x03\x04"u8) => PackedDocument.Inspect(content),
            _ when IsText(bytes) => new Taken(FileKind.Text, false),
            _ => new Refused(FileFault.UnknownKind),
        };
    }

    /// <summary>A file that stops before its end was cut off on its way.</summary>
    private static FileInspection Whole(bool hasEnd, FileKind kind, ReadOnlySpan<byte> bytes) =>
        hasEnd ? new Taken(kind, kind != FileKind.Pdf && PhotoPlace.IsIn(bytes)) : new Refused(FileFault.Broken);

    private static bool IsHeic(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 12 && bytes[4..8].SequenceEqual("ftyp"u8) && HeicBrands.Contains(Encoding.Latin1.GetString(bytes[8..12]));

    /// <summary>UTF-8 without control characters but those of lines: what somebody wrote, and no program's data. Not a page that a browser would run.</summary>
    private static bool IsText(ReadOnlySpan<byte> bytes)
    {
        foreach (var each in bytes)
        {
            if (each is < 0x20 and not (0x09 or 0x0A or 0x0C or 0x0D) or 0x7F)
            {
                return false;
            }
        }
        try
        {
            var text = Strict.GetString(bytes).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
            return !text.StartsWith('<') && !text.StartsWith("#!", StringComparison.Ordinal) && !text.StartsWith("@echo", StringComparison.OrdinalIgnoreCase);
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
