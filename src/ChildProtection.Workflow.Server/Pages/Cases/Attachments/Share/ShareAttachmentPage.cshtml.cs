using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Agencies;
using ChildProtection.Workflow.Cases.Attachments;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Attachments;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.People;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.Texts;
using Microsoft.AspNetCore.Mvc;

namespace ChildProtection.Workflow.Server.Pages.Cases.Attachments.Share;

/// <summary>Records that somebody was given this one file: who, when, why.</summary>
[Needs(Permission.DoWork)]
public sealed class ShareAttachmentPage(AttachmentDesk desk, KeepingAttachments keeping, IAgencies agencies, Words words) : AttachmentPage(desk, words)
{
    private const string OtherRecipient = "other";

    private readonly Dictionary<string, (AttachmentRecipient Recipient, string Name)> offered = new(StringComparer.Ordinal);

    [FromForm(Name = "recipient")]
    public string? Chosen { get; set; }

    [FromForm(Name = "other_name")]
    public string? OtherName { get; set; }

    public QuestionInput.Date On { get; private set; } = new(null, null, null, null);

    public bool MayShareWithFamily => Case.Sight.MayShareWithFamily(One);

    public IReadOnlyList<Option> Recipients =>
    [
        .. offered.Select(one => new Option(one.Key, one.Value.Name, one.Key == Chosen)),
        new Option(OtherRecipient, Words["attachments.recipient_other"], Chosen == OtherRecipient),
    ];

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        if (!await LoadRecipients(cancellationToken))
        {
            return NotFound();
        }
        Begin();
        On = FactFields.Day(null, "on", Desk.Today(Case));
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellationToken)
    {
        if (!await LoadRecipients(cancellationToken))
        {
            return NotFound();
        }
        On = FactFields.Day(Request.Form, "on", null);
        var (day, unreadable) = DayFields.Read(Request.Form, "on", Words);
        var to = Chosen == OtherRecipient ? (new AttachmentRecipient(AttachmentRecipient.Sort.Other, string.Empty), OtherName ?? string.Empty)
            : Chosen is not null && offered.TryGetValue(Chosen, out var known) ? known
            : (new AttachmentRecipient(AttachmentRecipient.Sort.Other, string.Empty), string.Empty);
        if (day is not { } on)
        {
            this.Say([unreadable is null ? new FieldError("on.day", Words["attachments.missing_on"]) : unreadable with { Field = "on.day" }]);
            return Page();
        }
        return Answer(
            await keeping.Share(Reader, Id, One.Id, SeenEntries, Command, to.Item1, to.Item2, on, Reason ?? "", cancellationToken), Words["attachments.share_done"]) ?? Page();
    }

    private async Task<bool> LoadRecipients(CancellationToken cancellationToken)
    {
        if (!await Load(cancellationToken) || !Case.Sight.MayShare(One))
        {
            return false;
        }
        var standing = Case.Glance.State.Relations.Where(relation => relation.To is null).Select(relation => relation.Agency).ToHashSet();
        foreach (var agency in (await agencies.Of(Reader.Authority, cancellationToken)).Where(agency => standing.Contains(agency.Id)))
        {
            offered[$"agency-{agency.Id}"] = (new AttachmentRecipient(AttachmentRecipient.Sort.Agency, agency.Id.Value), agency.Name);
        }
        if (MayShareWithFamily)
        {
            Offer(Case.Glance.Child.Id.ToString(), Case.Glance.Child.Name);
            foreach (var person in Case.Glance.Child.People)
            {
                Offer(person.Id, person.Name);
            }
        }
        return true;

        void Offer(string id, string name) => offered[$"person-{id}"] = (new AttachmentRecipient(AttachmentRecipient.Sort.Family, id), name);
    }
}
