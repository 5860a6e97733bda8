using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Drafts;
using ChildProtection.Workflow.Cases.FormTimes;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Texts;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using NodaTime;

namespace ChildProtection.Workflow.Server.Drafts;

/// <summary>Keeps the forms that people fill in, until they are sent.</summary>
public sealed class DraftDesk(
    IDrafts drafts, IFormTimes times, DraftSeal seal, DraftPace pace, SignedInStaff signedIn, IStaffDirectory directory, ICalendarLibrary calendars, IClock clock, WallClock wall, Words words)
{
    /// <summary>The draft of a form that is opened, and what the form carries so that it is kept.</summary>
    public async Task<DraftView> Begin(DraftPlace place, Guid command, CancellationToken cancellationToken)
    {
        var owner = await Reader(cancellationToken);
        var draft = await drafts.Find(owner, place.Address, cancellationToken);
        var kept = draft is null ? null : Open(owner, draft.Content, draft.SavedAt);
        return new DraftView
        {
            Ticket = seal.Seal(new DraftTicket(owner, place, command, wall.Now(), kept is not null)),
            Revision = draft?.Revision ?? 0,
            Address = place.Address,
            Kept = kept,
            KeptAt = draft is null ? null : At(owner.Authority, draft.SavedAt),
            Other = draft?.Other is { } other ? Open(owner, other.Content, other.SavedAt) : null,
            OtherAt = draft?.Other is { } at ? At(owner.Authority, at.SavedAt) : null,
        };
    }

    /// <summary>Keeps a form that was sent and is shown again, or left for later.</summary>
    public async Task<DraftView> Keep(DraftPlace place, Guid command, IFormCollection form, CancellationToken cancellationToken)
    {
        var owner = await Reader(cancellationToken);
        var content = DraftContent.Of(form);
        var revision = (int)Math.Min(int.MaxValue, Number(form));
        var ticket = seal.Open(form[DraftFields.Ticket]) is { } known && known.Owner == owner && known.Place == place
            ? known
            : new DraftTicket(owner, place, command, wall.Now(), Resumed: false);
        var saving = content.IsBlank ? null : await Save(ticket with { Writer = command }, revision, content, cancellationToken);
        return new DraftView
        {
            Ticket = seal.Seal(ticket),
            Revision = saving is DraftSaving.Saved saved ? saved.Revision : revision,
            Address = place.Address,
            Status = saving is null ? null : Say(owner.Authority, saving),
        };
    }

    /// <summary>Keeps what came with a ticket, whoever is signed in now; null when it came with none, or too much of it.</summary>
    public async Task<(DraftSaving? Saving, string Words)> Keep(IFormCollection form, CancellationToken cancellationToken)
    {
        if (seal.Open(form[DraftFields.Ticket]) is not { } ticket
            || await directory.Find(ticket.Owner.User, cancellationToken) is not { LeftOn: null } staff || staff.Authority != ticket.Owner.Authority)
        {
            return (null, words["draft.page_old"]);
        }
        if (!pace.Allows(ticket.Owner))
        {
            return (null, words["draft.often"]);
        }
        var saving = await Save(ticket, (int)Math.Min(int.MaxValue, Number(form)), DraftContent.Of(form), cancellationToken);
        return (saving, saving is null ? words["draft.large"] : Say(ticket.Owner.Authority, saving));
    }

    /// <summary>The form was sent: nothing of it need be kept, but how long it took.</summary>
    public async Task Sent(DraftPlace place, IFormCollection form, CancellationToken cancellationToken)
    {
        await Delete(place, cancellationToken);
        if (seal.Open(form[DraftFields.Ticket]) is { } ticket)
        {
            await times.Count(
                ticket.Owner.Authority, place.Form, wall.Today().ToYearMonth(), ticket.Resumed ? FormSpan.Unknown : FormSpan.Of(wall.Now() - ticket.OpenedAt), cancellationToken);
        }
    }

    /// <summary>Where the form stood that came with a ticket of whoever sends it; null: it is not kept.</summary>
    public async Task<DraftPlace?> PlaceOf(IFormCollection form, CancellationToken cancellationToken) =>
        seal.Open(form[DraftFields.Ticket]) is { } ticket && ticket.Owner == await Reader(cancellationToken) ? ticket.Place : null;

    /// <summary>What was typed is given up.</summary>
    public async Task Delete(DraftPlace place, CancellationToken cancellationToken) =>
        await drafts.Delete(await Reader(cancellationToken), place.Address, cancellationToken);

    /// <summary>Puts together what the owner chose, question by question; nothing when something was saved since: the page shows that then.</summary>
    /// <param name="chosen">The questions for which the version from the other device is chosen.</param>
    public async Task Settle(DraftPlace place, int revision, IReadOnlySet<string> chosen, CancellationToken cancellationToken)
    {
        var owner = await Reader(cancellationToken);
        if (await drafts.Find(owner, place.Address, cancellationToken) is not { Other: { } version } draft
            || draft.Revision != revision
            || Open(owner, draft.Content, draft.SavedAt) is not { } kept
            || Open(owner, version.Content, version.SavedAt) is not { } other)
        {
            return;
        }
        var settled = DraftContent.QuestionsOf(kept, other).Where(chosen.Contains).Aggregate(kept, (content, question) => content.With(question, other));
        await drafts.Settle(owner, place.Address, revision, seal.Seal(owner, settled), Now(), cancellationToken);
    }

    private async Task<DraftSaving?> Save(DraftTicket ticket, int revision, DraftContent content, CancellationToken cancellationToken) =>
        content.Write().Length > DraftLimits.ContentBytesMax
            ? null
            : await drafts.Save(
                ticket.Owner,
                new DraftToSave(ticket.Place.Address, ticket.Place.Case, revision, ticket.Writer, seal.Seal(ticket.Owner, content), Now()),
                cancellationToken);

    private string Say(AuthorityId authority, DraftSaving saving) => saving switch
    {
        DraftSaving.Saved => words.With("draft.saved", TimeOfDay(authority, Now())),
        DraftSaving.Conflict => words["draft.conflict"],
        DraftSaving.Crowded => words["draft.crowded"],
        DraftSaving.Sent => words["draft.sent"],
        DraftSaving.TooMany => words.With("draft.too_many", DraftLimits.PerPersonMax),
        _ => throw new InvalidOperationException($"No words for {saving.GetType().Name}."),
    };

    private DraftContent? Open(DraftOwner owner, ReadOnlyMemory<byte> content, Instant savedAt)
    {
        var calendar = calendars.Default(owner.Authority);
        return seal.Open(owner, content)?.As(calendar.DateOf(savedAt), calendar.DateOf(Now()));
    }

    private Instant Now() => StoredTime.Floor(clock.GetCurrentInstant());

    private string At(AuthorityId authority, Instant at) => DateWords.Long(at.InZone(calendars.Default(authority).Zone).LocalDateTime, words.Spoken);

    private string TimeOfDay(AuthorityId authority, Instant at)
    {
        var time = at.InZone(calendars.Default(authority).Zone).TimeOfDay;
        return $"{time.Hour:00}:{time.Minute:00}";
    }

    private async Task<DraftOwner> Reader(CancellationToken cancellationToken)
    {
        var reader = await signedIn.Get(cancellationToken);
        return new DraftOwner(reader.Authority, reader.Id);
    }

    private static long Number(IFormCollection form) => DraftContent.Whole(form[DraftFields.Revision].ToString());
}
