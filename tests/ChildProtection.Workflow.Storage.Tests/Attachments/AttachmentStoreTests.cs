using System.Security.Cryptography;
using System.Text;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Attachments;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Storage.Attachments;
using ChildProtection.Workflow.Storage.Registration;
using ChildProtection.Workflow.Storage.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Tests.Attachments;

internal sealed class AttachmentStoreTests(DatabaseProvider provider) : OnBothDatabases(provider)
{
    private static readonly AuthorityId Authority = CaseSteps.Authority;
    private static readonly AuthorityId Another = new(99);
    private static readonly CaseId Case = CaseSteps.Case(1);
    private static readonly UserId Anwen = SomePeople.User(1);
    private static readonly AttachmentDetails Details = new("letter", "", "", null, true, [], "", false, AttachmentPlace.No, []);

    private readonly TestKeys keys = new();

    private AttachmentStore Files => new(Database, keys);

    [Test]
    public async Task What_is_kept_comes_back_byte_for_byte_over_several_parts()
    {
        var content = Noise((2 * AttachmentLimits.PartBytes) + 17);

        var added = await Add(content);

        Assert.That(added.Written, Is.EqualTo(AttachmentWriting.Written));
        Assert.That(await Content(Authority, content), Is.EqualTo(content));
        Assert.That((await Files.Find(Authority, Case, added.Id, default))!.File.Bytes, Is.EqualTo(content.Length));
    }

    [Test]
    public async Task The_same_bytes_are_kept_once_for_an_authority_and_apart_from_another()
    {
        var content = Noise(1_000);

        await Add(content);
        await Add(content, caseId: CaseSteps.Case(2));
        await Add(content, authority: Another);

        await using var database = Database.CreateDbContext();
        Assert.That(await database.FileContents.CountAsync(row => row.AuthorityId == Authority), Is.EqualTo(1));
        Assert.That(await database.FileContents.CountAsync(), Is.EqualTo(2));
        Assert.That(await Content(Another, content), Is.EqualTo(content));
    }

    [Test]
    public async Task The_same_bytes_from_many_people_at_once_are_kept_once()
    {
        var content = Noise(AttachmentLimits.PartBytes + 1);

        var written = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Add(content))));

        await using var database = Database.CreateDbContext();
        Assert.That(written.Select(each => each.Written), Has.All.EqualTo(AttachmentWriting.Written));
        Assert.That((await database.FileContents.CountAsync(), await database.FileParts.CountAsync(), await database.Attachments.CountAsync()), Is.EqualTo((1, 2, 6)));
    }

    [Test]
    public async Task Nothing_of_what_a_file_says_lies_readable_in_the_database()
    {
        var content = Encoding.UTF8.GetBytes("The child said that she is afraid of going home.");

        await Add(content);

        await using var database = Database.CreateDbContext();
        var stored = (await database.FileParts.SingleAsync()).Sealed;
        Assert.That(Encoding.Latin1.GetString(stored), Does.Not.Contain("afraid"));
        Assert.That(await Content(Authority, content), Is.EqualTo(content));
    }

    [Test]
    public async Task Parts_that_were_exchanged_are_not_taken_for_the_file()
    {
        var content = Noise(2 * AttachmentLimits.PartBytes);
        await Add(content);
        await using (var database = Database.CreateDbContext())
        {
            var parts = await database.FileParts.OrderBy(part => part.Number).ToListAsync();
            (parts[0].Sealed, parts[1].Sealed) = (parts[1].Sealed, parts[0].Sealed);
            await database.SaveChangesAsync();
        }

        Assert.ThrowsAsync(Is.InstanceOf<CryptographicException>(), () => Content(Authority, content));
    }

    [Test]
    public async Task The_same_command_sent_twice_keeps_one_file()
    {
        var id = new AttachmentId(Guid.NewGuid());

        var first = await Add(Noise(10), id: id);
        var second = await Add(Noise(10), id: id);

        Assert.That((first.Written, second.Written), Is.EqualTo((AttachmentWriting.Written, AttachmentWriting.WrittenBefore)));
        Assert.That(await Files.Of(Authority, Case, default), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Of_two_people_who_change_one_file_the_second_is_told_so()
    {
        var added = await Add(Noise(10));
        var seen = (await Files.Find(Authority, Case, added.Id, default))!;

        var first = await Files.Append(Authority, seen, Entry(new AttachmentChange.RemovalAsked("Another child")), default);
        var second = await Files.Append(Authority, seen, Entry(new AttachmentChange.RemovalAsked("Twice here")), default);

        Assert.That((first, second), Is.EqualTo((AttachmentWriting.Written, AttachmentWriting.Conflict)));
        Assert.That((await Files.Find(Authority, Case, added.Id, default))!.Entries, Has.Length.EqualTo(2));
    }

    [Test]
    public async Task A_file_of_one_case_is_not_found_in_another()
    {
        var added = await Add(Noise(10));

        Assert.That(await Files.Find(Authority, CaseSteps.Case(2), added.Id, default), Is.Null);
        Assert.That(await Files.Find(Another, Case, added.Id, default), Is.Null);
    }

    [Test]
    public async Task What_the_scanner_finds_harmful_is_deleted_and_is_not_kept_a_second_time()
    {
        var content = Noise(10);
        var added = await Add(content, scan: ScanState.Waiting);

        await Files.Settle(Authority, Hash(content), new ScanVerdict.Harmful("Eicar"), CaseSteps.Start, default);
        var again = await Add(content);

        await using var database = Database.CreateDbContext();
        Assert.That((await Files.Find(Authority, Case, added.Id, default))!.Scan, Is.EqualTo(ScanState.Harmful));
        Assert.That((again.Written, await database.FileParts.CountAsync(), (await database.FileContents.SingleAsync()).Finding), Is.EqualTo((AttachmentWriting.KnownHarmful, 0, "Eicar")));
        Assert.That(await Files.Content(Authority, Hash(content), default), Is.Null);
    }

    [Test]
    public async Task What_got_no_answer_of_the_scanner_goes_to_the_end_of_its_queue()
    {
        byte[][] contents = [Noise(10), Noise(11)];
        await Add(contents[0], scan: ScanState.Waiting);
        await Add(contents[1], scan: ScanState.NotScanned);
        var first = (await Files.ToScan(10, default))[0];

        await Files.Settle(first.Authority, first.Hash, new ScanVerdict.NoAnswer("away"), CaseSteps.Start, default);
        var queue = await Files.ToScan(10, default);
        await Files.Settle(queue[0].Authority, queue[0].Hash, new ScanVerdict.Clean(), CaseSteps.Start, default);

        Assert.That((queue.Count, queue[1].Hash), Is.EqualTo((2, first.Hash)));
        Assert.That((await Files.ToScan(10, default)).Select(waiting => waiting.Hash), Is.EqualTo(new[] { first.Hash }));
    }

    [Test]
    public async Task Who_opens_a_file_again_within_the_hour_is_entered_once()
    {
        var added = await Add(Noise(10));

        await Files.Look(Authority, added.Id, Anwen, CaseSteps.Start, default);
        await Files.Look(Authority, added.Id, Anwen, CaseSteps.Start + Duration.FromMinutes(1), default);
        await Files.Look(Authority, added.Id, Anwen, CaseSteps.Start + Duration.FromHours(2), default);

        Assert.That((await Files.Looks(Authority, added.Id, default)).Select(look => look.User), Is.EqualTo(new[] { Anwen, Anwen }));
    }

    [Test]
    public async Task A_key_that_is_gone_leaves_a_file_that_cannot_be_read_and_no_error()
    {
        var content = Noise(10);
        await Add(content);

        Assert.That(await new AttachmentStore(Database, new TestKeys()).Content(Authority, Hash(content), default), Is.Null);
    }

    private async Task<(AttachmentId Id, AttachmentWriting Written)> Add(
        byte[] content, CaseId? caseId = null, AuthorityId? authority = null, AttachmentId? id = null, ScanState scan = ScanState.Clean)
    {
        var attachment = id ?? new AttachmentId(Guid.NewGuid());
        var file = new KeptFile("A letter.txt", FileKind.Text, content.Length, Hash(content), false);
        return (attachment, await Files.Add(authority ?? Authority, caseId ?? Case, attachment, Entry(new AttachmentChange.Added(Details, file)), content, scan, default));
    }

    private async Task<byte[]> Content(AuthorityId authority, byte[] content)
    {
        var read = new MemoryStream();
        await foreach (var part in (await Files.Content(authority, Hash(content), default))!)
        {
            read.Write(part.Span);
        }
        return read.ToArray();
    }

    private static AttachmentEntry Entry(AttachmentChange change) => new(Guid.NewGuid(), new Signature(Anwen, CaseSteps.Start), change);

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static byte[] Noise(int bytes) => RandomNumberGenerator.GetBytes(bytes);
}
