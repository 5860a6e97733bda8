using ChildProtection.Workflow.Cases.Attachments;

namespace ChildProtection.Workflow.Cases.Tests.Attachments;

internal sealed class SafeFileNameTests
{
    [TestCase("School report.pdf", "School report.pdf")]
    [TestCase("Adroddiad Siân Tŷ.PDF", "Adroddiad Siân Tŷ.pdf")]
    [TestCase("report.pdf.exe", "report.pdf")]
    [TestCase("report.docx", "report.pdf")]
    [TestCase("../../etc/passwd", "passwd.pdf")]
    [TestCase("C:\\Users\\me\\Desktop\\notes.pdf", "notes.pdf")]
    [TestCase("a\u202Efdp.exe", "afdp.pdf")]
    [TestCase("line\r\nbreak\".pdf", "linebreak.pdf")]
    [TestCase("report of 12.03.2026.pdf", "report of 12.03.2026.pdf")]
    [TestCase("con.pdf", "file.pdf")]
    [TestCase("....", "file.pdf")]
    [TestCase("", "file.pdf")]
    [TestCase(null, "file.pdf")]
    public void A_name_is_kept_as_far_as_it_is_one_and_ends_as_the_content_says(string? given, string kept)
    {
        Assert.That(SafeFileName.Of(given, FileKind.Pdf), Is.EqualTo(kept));
    }

    [Test]
    public void Whatever_a_browser_sends_the_name_is_short_holds_no_folder_and_ends_as_it_should()
    {
        var chance = new Random(3);

        for (var round = 0; round < 2_000; round++)
        {
            var given = new string([.. Enumerable.Range(0, chance.Next(300)).Select(_ => (char)chance.Next(1, 0xD800))]);
            var name = SafeFileName.Of(given, FileKind.Png);

            Assert.That(name, Has.Length.LessThanOrEqualTo(AttachmentLimits.FileNameLettersMax).And.EndsWith(".png"));
            Assert.That(name.Any(letter => letter is '/' or '\\' or '"' || char.IsControl(letter)), Is.False);
        }
    }
}
