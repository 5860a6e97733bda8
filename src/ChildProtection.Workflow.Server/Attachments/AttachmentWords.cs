using System.Globalization;
using ChildProtection.Workflow.Cases.Attachments;
using ChildProtection.Workflow.Engine.Texts;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;

namespace ChildProtection.Workflow.Server.Attachments;

/// <summary>Files of a case in words.</summary>
public sealed class AttachmentWords(CaseAttachments seen, StaffNames names, DueWords moments, Words words)
{
    private const double BytesInMegabyte = 1024 * 1024;
    private const int BytesInKilobyte = 1024;

    public static string TitleOf(Attachment one, Words words) => one.Details.Title.Length > 0 ? one.Details.Title : words[$"attachments.sort_{one.Details.Sort}"];

    public AttachmentLine Line(Attachment one) => new(
        one,
        TitleOf(one, words),
        string.Join(", ", new[]
        {
            words[$"attachments.sort_{one.Details.Sort}"],
            one.Details.From.Length > 0 ? words.With("attachments.from_whom", one.Details.From) : words["attachments.from_unknown"],
            one.Details.HappenedOn is { } day ? DateWords.Short(day, words.Spoken) : words["attachments.day_unknown"],
        }),
        words.With("attachments.kept_by", names.Of(one.Added.By.ToString()), moments.Moment(one.Added.At)),
        Tags(one),
        [.. one.Shares.Select(share => Recipient(share.Share))],
        seen.MayOpen(one));

    public string Size(Attachment one) => one.File.Bytes >= BytesInMegabyte
        ? $"{(one.File.Bytes / BytesInMegabyte).ToString("0.0", CultureInfo.InvariantCulture)} MB"
        : $"{Math.Max(1, one.File.Bytes / BytesInKilobyte)} kB";

    public string Concerns(AttachmentDetails details) => string.Join(", ",
        new[] { details.ConcernsChild ? seen.Glance.Child.Name : null }.Concat(details.ConcernsPeople.Select(Person)).Append(details.ConcernsOther.Length > 0 ? details.ConcernsOther : null).OfType<string>());

    public string Audience(AttachmentDetails details) => details.Roles.IsEmpty
        ? words["attachments.audience_all"]
        : string.Join(", ", details.Roles.Select(role => words.Role(role, seen.Glance.State.Definition.Definition)));

    /// <summary>What happened to it, the first first.</summary>
    public IReadOnlyList<(string Words, string Who, string? Reason)> History(Attachment one)
    {
        var lines = new List<(string, string, string?)>();
        var details = one.Details;
        foreach (var entry in one.Entries)
        {
            var (said, reason) = entry.Change switch
            {
                AttachmentChange.Added added => (words["attachments.history_added"], null),
                AttachmentChange.Corrected corrected => ($"{words["attachments.history_corrected"]} {string.Join("; ", Differences(details, corrected.Details))}", corrected.Reason),
                AttachmentChange.Shared shared => (words.With("attachments.history_shared", Recipient(shared), DateWords.Short(shared.On, words.Spoken)), shared.Reason),
                AttachmentChange.TakenBack back => (words.With("attachments.history_taken_back", Recipient(one, back.Share)), back.Reason),
                AttachmentChange.RemovalAsked asked => (words["attachments.history_removal_asked"], asked.Reason),
                AttachmentChange.RemovalDeclined declined => (words["attachments.history_removal_declined"], declined.Reason),
                AttachmentChange.Removed removed => (words["attachments.history_removed"], (string?)removed.Reason),
                _ => throw new InvalidOperationException($"No words for {entry.Change.GetType().Name}."),
            };
            details = entry.Change switch
            {
                AttachmentChange.Added added => added.Details,
                AttachmentChange.Corrected corrected => corrected.Details,
                _ => details,
            };
            lines.Add((said, words.With("attachments.history_who", names.Of(entry.Signature.By.ToString()), moments.Moment(entry.Signature.At)), reason));
        }
        return lines;
    }

    /// <summary>What was said before and after, of each thing that is another.</summary>
    private IEnumerable<string> Differences(AttachmentDetails before, AttachmentDetails after) =>
        from said in new[]
        {
            ("attachments.sort", words[$"attachments.sort_{before.Sort}"], words[$"attachments.sort_{after.Sort}"]),
            ("attachments.title_label", before.Title, after.Title),
            ("attachments.from", before.From, after.From),
            ("attachments.happened", Day(before), Day(after)),
            ("attachments.concerns", Concerns(before), Concerns(after)),
            ("attachments.third_party", YesNo(before.OfThirdParty), YesNo(after.OfThirdParty)),
            ("attachments.place", Place(before), Place(after)),
            ("attachments.audience", Audience(before), Audience(after)),
        }
        where said.Item2 != said.Item3
        select words.With("attachments.difference", words[said.Item1], Quoted(said.Item2), Quoted(said.Item3));

    private List<AttachmentTag> Tags(Attachment one)
    {
        var tags = new List<AttachmentTag>();
        if (one.IsRemoved)
        {
            tags.Add(new(words["attachments.tag_removed"], "grey"));
        }
        else if (one.RemovalAsked is not null)
        {
            tags.Add(new(words["attachments.tag_removal_asked"], "orange"));
        }
        if (one.Scan == ScanState.Harmful)
        {
            tags.Add(new(words["attachments.tag_harmful"], "red"));
        }
        else if (one.Scan == ScanState.Waiting || (one.Scan == ScanState.NotScanned && seen.IsScanning))
        {
            tags.Add(new(words["attachments.tag_waiting"], "yellow"));
        }
        if (one.Details.OfThirdParty)
        {
            tags.Add(new(words["attachments.tag_third_party"], "purple"));
        }
        if (one.Details.Place != AttachmentPlace.No)
        {
            tags.Add(new(words[one.Details.Place == AttachmentPlace.Yes ? "attachments.tag_place" : "attachments.tag_place_unread"], "red"));
        }
        if (one.File.SaysWhereTaken)
        {
            tags.Add(new(words["attachments.tag_taken_at"], "red"));
        }
        if (!one.Details.Roles.IsEmpty)
        {
            tags.Add(new(words["attachments.tag_roles"], "blue"));
        }
        return tags;
    }

    /// <summary>Whom it was shared with, as they were called then. A child whose file is not there for the reader is named nowhere.</summary>
    public string Recipient(AttachmentChange.Shared share) => seen.Knows(share.Recipient) ? share.Name : words["attachments.somebody"];

    private string Recipient(Attachment one, Guid share) =>
        one.Entries.Where(entry => entry.Id == share).Select(entry => entry.Change).OfType<AttachmentChange.Shared>().Select(Recipient).FirstOrDefault() ?? "";

    private string? Person(string id) => seen.Glance.Child.People.FirstOrDefault(person => person.Id == id)?.Name;

    private string Day(AttachmentDetails details) => details.HappenedOn is { } day ? DateWords.Short(day, words.Spoken) : words["attachments.day_unknown"];

    private string YesNo(bool yes) => words[yes ? "people.choice_yes" : "people.choice_no"];

    public string Place(AttachmentDetails details) => words[$"attachments.place_{details.Place.ToString().ToLowerInvariant()}"];

    private string Quoted(string said) => said.Length == 0 ? words["attachments.nothing"] : $"“{said}”";
}
