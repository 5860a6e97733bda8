using System.IO.Compression;
using System.Text;
using ChildProtection.Workflow.Cases.Attachments;

namespace ChildProtection.Workflow.Cases.Tests.Attachments;

internal sealed class FileInspectionTests
{
    private const string Types = """<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""";
    private const string MacroTypes = """<Types><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/><Default ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document"/></Types>""";

    [Test]
    public void What_a_file_is_is_told_by_its_content_for_every_kind_that_is_taken()
    {
        var samples = new Dictionary<FileKind, byte[]>
        {
            [FileKind.Pdf] = Bytes("%PDF-1.7\n1 0 obj\n%%EOF\n"),
            [FileKind.Png] = [0x89, .. Bytes("PNG\r\n"), 0x1A, (byte)'\n', .. Bytes("....IHDR....IEND....")],
            [FileKind.Jpeg] = [0xFF, 0xD8, 0xFF, 0xE0, .. Bytes("JFIF"), 0xFF, 0xD9],
            [FileKind.Heic] = [0, 0, 0, 24, .. Bytes("ftypheic"), 0, 0, 0, 0],
            [FileKind.Word] = Packed(("[Content_Types].xml", Types), ("word/document.xml", "<w/>")),
            [FileKind.Sheet] = Packed(("[Content_Types].xml", "<Types>application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml</Types>"), ("xl/workbook.xml", "<x/>")),
            [FileKind.OpenText] = Packed(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<x/>")),
            [FileKind.Text] = Bytes("Siân says: I want to stay at my school.\r\n"),
        };

        Assert.That(samples.Keys, Is.EquivalentTo(FileKind.All));
        Assert.That(samples.Select(sample => FileInspection.Of(sample.Value)), Is.EqualTo(samples.Keys.Select(kind => new FileInspection.Taken(kind, false))));
    }

    [TestCase("MZ\u0090\0this program", FileFault.UnknownKind)]
    [TestCase("<!DOCTYPE html><script>alert(1)</script>", FileFault.UnknownKind)]
    [TestCase("  <svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", FileFault.UnknownKind)]
    [TestCase("#!/bin/sh\nrm -rf /\n", FileFault.UnknownKind)]
    [TestCase("From: somebody\0", FileFault.UnknownKind)]
    [TestCase("%PDF-1.7\n1 0 obj cut off here", FileFault.Broken)]
    [TestCase("PK\u0003\u0004 cut off here", FileFault.Broken)]
    [TestCase("", FileFault.Empty)]
    public void What_is_not_on_the_list_is_not_taken(string content, FileFault fault)
    {
        Assert.That(FileInspection.Of(Encoding.Latin1.GetBytes(content)), Is.EqualTo(new FileInspection.Refused(fault)));
    }

    [Test]
    public void A_file_of_one_byte_too_many_is_not_taken()
    {
        Assert.That(FileInspection.Of(new byte[AttachmentLimits.FileBytesMax + 1]), Is.EqualTo(new FileInspection.Refused(FileFault.TooLarge)));
    }

    [TestCase(Types, "word/vbaProject.bin", "x", TestName = "a project of macros")]
    [TestCase(Types, "word/activeX/activeX1.bin", "x", TestName = "a control")]
    [TestCase(Types, "word/embeddings/oleObject1.bin", "x", TestName = "an embedded object")]
    [TestCase(MacroTypes, "word/styles.xml", "x", TestName = "a type that allows macros")]
    [TestCase(Types, "word/_rels/settings.xml.rels", """<Relationships><Relationship Id="a" Type="http://x/relationships/attachedTemplate" Target="https://elsewhere.example/t.dotm" TargetMode="External"/></Relationships>""", TestName = "a template from elsewhere")]
    public void A_document_that_holds_or_fetches_a_program_is_not_taken(string types, string entry, string content)
    {
        var document = Packed(("[Content_Types].xml", types), ("word/document.xml", "<w/>"), (entry, content));

        Assert.That(FileInspection.Of(document), Is.EqualTo(new FileInspection.Refused(FileFault.HoldsProgram)));
    }

    [Test]
    public void A_letter_with_a_link_and_a_template_of_the_authority_is_taken()
    {
        var document = Packed(
            ("[Content_Types].xml", Types), ("word/document.xml", "<w/>"),
            ("word/_rels/document.xml.rels", """<Relationships><Relationship Id="a" Type="http://x/relationships/hyperlink" Target="https://somewhere.example" TargetMode="External"/></Relationships>"""),
            ("word/_rels/settings.xml.rels", """<Relationships><Relationship Id="a" Type="http://x/relationships/attachedTemplate" Target="file:///N:\Letters\Standard.dotx" TargetMode="External"/></Relationships>"""));

        Assert.That(FileInspection.Of(document), Is.EqualTo(new FileInspection.Taken(FileKind.Word, false)));
    }

    [Test]
    public void A_packed_document_that_would_burst_is_not_unpacked()
    {
        var document = Packed(("[Content_Types].xml", new string('x', AttachmentLimits.PackedEntryBytesMax + 1)), ("word/document.xml", "<w/>"));

        Assert.That(FileInspection.Of(document), Is.EqualTo(new FileInspection.Refused(FileFault.Broken)));
    }

    [TestCase(false)]
    [TestCase(true)]
    public void A_photograph_that_says_where_it_was_taken_is_known_by_it_in_either_order_of_bytes(bool little)
    {
        byte[] block = little
            ? [.. Bytes("II*\0"), 8, 0, 0, 0, 1, 0, 0x25, 0x88, 4, 0, 1, 0, 0, 0, 26, 0, 0, 0]
            : [.. Bytes("MM\0*"), 0, 0, 0, 8, 0, 1, 0x88, 0x25, 0, 4, 0, 0, 0, 1, 0, 0, 0, 26];
        byte[] photograph = [0xFF, 0xD8, 0xFF, 0xE1, 0, 40, .. Bytes("Exif\0\0"), .. block, 0xFF, 0xD9];

        Assert.That(FileInspection.Of(photograph), Is.EqualTo(new FileInspection.Taken(FileKind.Jpeg, true)));
    }

    [Test]
    public void Whatever_bytes_come_they_are_answered()
    {
        var chance = new Random(7);
        byte[][] heads = [[], Bytes("%PDF-"), Bytes("PK\u0003\u0004"), [0xFF, 0xD8, 0xFF, .. Bytes("Exif\0\0MM\0*")], [0, 0, 0, 24, .. Bytes("ftypheicExif\0\0II*\0")]];

        for (var round = 0; round < 2_000; round++)
        {
            var content = new byte[chance.Next(60)];
            chance.NextBytes(content);

            Assert.That(FileInspection.Of((byte[])[.. heads[round % heads.Length], .. content]), Is.Not.Null);
        }
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Packed(params (string Name, string Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in entries)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(content);
            }
        }
        return stream.ToArray();
    }
}
