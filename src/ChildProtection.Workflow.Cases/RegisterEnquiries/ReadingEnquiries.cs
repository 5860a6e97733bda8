using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Matching;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Definitions;
using NodaTime;

namespace ChildProtection.Workflow.Cases.RegisterEnquiries;

/// <summary>Enquiries as those read them whose work they are. Whoever opens one is in the log of searches, as whoever looks for people is.</summary>
public sealed class ReadingEnquiries(
    IRegisterEnquiries enquiries, EnquirySights sights, IPeople people, ICaseStore store, CaseLoading loading, ISearchLog log, IDefinitionLibrary definitions, ICalendarLibrary calendars, IClock clock)
{
    /// <summary>The role that answers for a child's plan.</summary>
    private const string LeadWorker = "lead_social_worker";

    /// <summary>Null: one's roles do not give them.</summary>
    public async Task<IReadOnlyList<RegisterEnquiry>?> Latest(StaffMember by, CancellationToken cancellationToken) =>
        AccessTable.Allows(by, Permission.SeeEnquiries) && await sights.Of(by, cancellationToken) is { } sight
            ? [.. (await enquiries.Latest(by.Authority, cancellationToken)).Select(sight.As)]
            : null;

    /// <summary>Null: there is none, or one's roles do not give it.</summary>
    public async Task<EnquiryView?> Find(StaffMember by, EnquiryId id, CancellationToken cancellationToken)
    {
        if (!AccessTable.Allows(by, Permission.SeeEnquiries) || await enquiries.Find(by.Authority, id, cancellationToken) is not { } enquiry)
        {
            return null;
        }
        var sight = await sights.Of(by, cancellationToken);
        var theirs = Enum.GetValues<EnquiryDutyKind>().Where(kind => sight.MayDo(by, enquiry, kind)).ToHashSet();
        // Who may be meant is for those alone who may say which of them it is.
        IReadOnlyList<EnquiryMatch> matches = theirs.Contains(EnquiryDutyKind.SettleMatch) ? sight.Of(enquiry.Answer?.Matches ?? []) : [];
        await log.Enter(by.Authority, new Signature(by.Id, StoredTime.Floor(clock.GetCurrentInstant())), $"register enquiry {id}", matches.Count, cancellationToken);
        var cards = await people.Cards(by.Authority, [.. matches.Select(match => PersonId.Of(match.Child))], cancellationToken);
        var seen = sight.As(enquiry);
        return new EnquiryView(seen, enquiry.Entries.Count, theirs, matches, cards.ToDictionary(card => new ChildId(card.Id.Value)), await CoOrdinator(seen, cancellationToken));
    }

    /// <summary>What enquiries ask of the reader now, the oldest first.</summary>
    public async Task<IReadOnlyList<AskedDuty>> DutiesOf(StaffMember reader, CancellationToken cancellationToken)
    {
        if (!AccessTable.Allows(reader, Permission.SeeEnquiries))
        {
            return [];
        }
        var (now, calendar) = (clock.GetCurrentInstant(), calendars.Default(reader.Authority));
        var (ladder, sight) = (LadderOf(reader.Authority, now), await sights.Of(reader, cancellationToken));
        return
        [
            .. from enquiry in await enquiries.Unsettled(reader.Authority, cancellationToken)
               from duty in enquiry.Duties
               where sight.IsAskedAsKeeper(enquiry, duty.Kind)
                   || (EnquiryDuties.AskedOf(duty, ladder, calendar, now).Any(reader.Holds) && (!sight.IsKeptFrom(enquiry) || sight.MayDo(reader, enquiry, duty.Kind)))
               let due = EnquiryDuties.DueAt(duty, calendar)
               orderby due, enquiry.Id.Value
               select new AskedDuty(sight.As(enquiry), duty.Kind, due, sight.MayDo(reader, enquiry, duty.Kind)),
        ];
    }

    private Ladder? LadderOf(AuthorityId authority, Instant now) =>
        definitions.InForce(authority, calendars.Default(authority).DateOf(now))?.Definition.Ladders.GetValueOrDefault(EnquiryDuties.Ladder);

    /// <summary>Whom the caller may turn to: only of a child whose name stands on the register now, and never where the child is.</summary>
    private async Task<UserId?> CoOrdinator(RegisterEnquiry enquiry, CancellationToken cancellationToken) =>
        enquiry.Answer is { Answer: RegisterAnswer.Registered or RegisterAnswer.Temporary, Case: { } open }
        && await store.Load(enquiry.Authority, open, null, cancellationToken) is { } loaded
        && await loading.Read(loaded, cancellationToken) is CaseRead.Ready { State: var state }
        && state.Snapshot.Holders.TryGetValue(LeadWorker, out var holder) && UserId.TryParse(holder, null, out var user)
            ? user
            : null;
}
