using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Attachments;
using ChildProtection.Workflow.Engine.Texts;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Attachments;
using ChildProtection.Workflow.Server.Texts;
using Microsoft.AspNetCore.Mvc;

namespace ChildProtection.Workflow.Server.Pages.Cases.Attachments.Show;

/// <summary>One file of a case: what it is, with whom it was shared, what happened to it, who opened it.</summary>
[Needs(Permission.SeeCase)]
public sealed class ShowAttachmentPage(AttachmentDesk desk, IAttachments attachments, Words words) : AttachmentPage(desk, words)
{
    public IReadOnlyList<(string Who, string When)> Looks { get; private set; } = [];

    /// <summary>Why it cannot be opened by the reader; null: it can.</summary>
    public string? Closed =>
        Case.MayOpen(One) ? null
        : One.Scan == ScanState.Harmful ? Words["attachments.closed_harmful"]
        : One.IsRemoved ? Words["attachments.closed_removed"]
        : One.RemovalAsked is not null ? Words["attachments.closed_removal_asked"]
        : Words["attachments.closed_waiting"];

    public bool MayTakeBack => Case.Sight.MayTakeBack(One);

    public IEnumerable<(string Label, string Value)> Summary =>
    [
        (Words["attachments.sort"], Words[$"attachments.sort_{One.Details.Sort}"]),
        (Words["attachments.from"], One.Details.From.Length > 0 ? One.Details.From : Words["attachments.from_unknown"]),
        (Words["attachments.happened"], One.Details.HappenedOn is { } day ? DateWords.Long(day, Words.Spoken) : Words["attachments.day_unknown"]),
        (Words["attachments.recorded"], Line.Kept),
        (Words["attachments.concerns"], Said.Concerns(One.Details)),
        (Words["attachments.place"], Said.Place(One.Details)),
        (Words["attachments.audience"], Said.Audience(One.Details)),
        (Words["attachments.file"], $"{One.File.Name} ({Said.Size(One)})"),
    ];

    public IEnumerable<(string Path, string Words)> Links
    {
        get
        {
            if (Case.Sight.MayShare(One))
            {
                yield return (AttachmentPaths.Share(Id, One.Id), Words["attachments.share"]);
            }
            if (Case.Sight.MayCorrect(One))
            {
                yield return (AttachmentPaths.Correct(Id, One.Id), Words["attachments.correct"]);
            }
            if (Case.Sight.MayAskRemoval(One) || One.RemovalAsked is not null)
            {
                yield return (AttachmentPaths.Remove(Id, One.Id), Words[Case.Sight.MayDecide(One) ? "attachments.decide_removal" : "attachments.ask_removal"]);
            }
        }
    }

    public string Shared(AttachmentChange.Shared share) => Words.With("attachments.shared_line", Said.Recipient(share), DateWords.Short(share.On, Words.Spoken), share.Reason);

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        if (!await Load(cancellationToken))
        {
            return NotFound();
        }
        var (names, moments) = (await Desk.Names(cancellationToken), Desk.Moments(Case));
        Looks =
        [
            .. (await attachments.Looks(Reader.Authority, One.Id, cancellationToken)).Select(look => (names.Of(look.User.ToString()), moments.Moment(look.FirstAt))),
        ];
        return Page();
    }
}
