using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Notices;
using ChildProtection.Workflow.Cases.People.Merging;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Server.Absences;
using ChildProtection.Workflow.Server.Oversight;
using ChildProtection.Workflow.Server.People;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Diagnostics;
using NodaTime;

namespace ChildProtection.Workflow.Server.Notices;

/// <summary>Somebody's notices in words. What of a case may be said is decided when it is read: whoever lost the sight of a case since sees that there was a notice, and no name.</summary>
public sealed class NoticeDesk(
    INotices notices, SignedInStaff signedIn, IStaffDirectory directory, CaseReading reading, ICaseFiles files, FileRestricting restricting, MergingChildren merging, CaseDoor door, IDefinitionLibrary definitions,
    ICalendarLibrary calendars, IClock clock, Words words, IHttpContextAccessor context)
{
    private readonly Dictionary<CaseId, CaseGlance?> glances = [];

    /// <summary>How many the reader has not read; null: nobody is signed in, or their roles have no notices. A page that says that something went wrong asks nothing.</summary>
    public async Task<int?> Unread(CancellationToken cancellationToken)
    {
        var asked = context.HttpContext!;
        if (asked.User.Identity is not { IsAuthenticated: true } || !AccessTable.Allows(asked.User.Roles(), Permission.SeeMyWork) || asked.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            return null;
        }
        var reader = await signedIn.Get(cancellationToken);
        return await notices.Unread(reader, await door.HiddenFrom(reader, cancellationToken), null, cancellationToken);
    }

    public async Task<IReadOnlyList<NoticeLine>> Lines(bool unreadOnly, CancellationToken cancellationToken)
    {
        var reader = await signedIn.Get(cancellationToken);
        var told = await notices.Of(reader, await door.HiddenFrom(reader, cancellationToken), unreadOnly, cancellationToken);
        var names = await directory.Names(reader.Authority, cancellationToken);
        var heads = (await files.Heads(reader.Authority, [.. told.Select(one => one.Happening.Case).OfType<CaseId>().Distinct()], cancellationToken)).ToDictionary(head => head.Case);
        var due = new DueWords(calendars.Default(reader.Authority), clock.GetCurrentInstant(), words);
        var guards = new GuardTitles(definitions, reader.Authority);
        var lines = new List<NoticeLine>();
        foreach (var notice in told)
        {
            var happening = notice.Happening;
            var definition = happening.Case is { } known && heads.TryGetValue(known, out var head) ? head.DefinitionHash : null;
            var (child, path) = await About(reader, happening, cancellationToken);
            lines.Add(new NoticeLine(
                happening.Id, happening.Kind, What(happening, definition, guards, names, reader.Authority), child, path, Why(notice.To, definition, names, reader.Authority), due.Moment(happening.At), notice.ReadAt is not null,
                await Escalation(reader, happening, cancellationToken)));
        }
        return lines;
    }

    public async Task<bool> Mark(Guid notice, bool isRead, CancellationToken cancellationToken) =>
        await notices.Mark(await signedIn.Get(cancellationToken), notice, isRead ? clock.GetCurrentInstant() : null, cancellationToken);

    public async Task MarkAll(CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        await notices.MarkAll(await signedIn.Get(cancellationToken), now, now, cancellationToken);
    }

    private string What(Happening happening, string? definition, GuardTitles guards, IReadOnlyDictionary<UserId, string> names, AuthorityId authority)
    {
        var person = happening.Person is { } who ? names.GetValueOrDefault(who, words["actor.unknown"]) : words["actor.unknown"];
        var days = happening is { From: { } from, To: { } to } ? from == to ? DateWords(from) : words.With("absence.from_to", DateWords(from), DateWords(to)) : "";
        return happening.Kind switch
        {
            NoticeKind.Alarm => words.With("notices.alarm", Deadline(happening.Name, definition, authority)),
            NoticeKind.Escalation => words.With("notices.escalation", Deadline(happening.Name, definition, authority)),
            NoticeKind.RoleGiven => words.With("notices.role_given", Role(happening.Name, definition, authority)),
            NoticeKind.RoleTaken => words.With("notices.role_taken", Role(happening.Name, definition, authority)),
            NoticeKind.CheckPassed => words.With("notices.check_passed", person, (definition is null ? null : guards.Of(definition, happening.Name))?.Work.In(words.Language) ?? happening.Name),
            NoticeKind.CoverAsked => words.With("notices.cover_asked", person, days),
            NoticeKind.CoverMissing => words.With("notices.cover_missing", person, days),
            NoticeKind.SameChild => words.With("notices.same_child", person),
            NoticeKind.HandedOver => words.With("notices.handed_over", person),
            NoticeKind.RestrictedFile => words.With($"notices.restricted_{happening.Name.ToLowerInvariant()}", person),
            _ => throw new InvalidOperationException($"No words for {happening.Kind}."),
        };
    }

    private string Why(Addressee to, string? definition, IReadOnlyDictionary<UserId, string> names, AuthorityId authority) => to.Reason switch
    {
        NoticeReason.Holds => words.With("notices.why_holds", Role(to.Role, definition, authority)),
        NoticeReason.Role => words.With("notices.why_role", Role(to.Role, definition, authority)),
        NoticeReason.Covers => words.With("notices.why_covers", to.For is { } away ? names.GetValueOrDefault(away, words["actor.unknown"]) : words["actor.unknown"]),
        NoticeReason.Keeps => words["notices.why_keeps"],
        NoticeReason.Manages => words["notices.why_manages"],
        NoticeReason.Own => words["notices.why_own"],
        _ => throw new InvalidOperationException($"No words for {to.Reason}."),
    };

    /// <summary>The child's name and where to go, as far as the reader may.</summary>
    private async Task<(string? Child, string? Path)> About(StaffMember reader, Happening happening, CancellationToken cancellationToken)
    {
        if (happening.Case is { } caseId)
        {
            return await Glance(reader, caseId, cancellationToken) is { } glance ? (glance.Child.Called, CasePaths.Case(caseId)) : (null, null);
        }
        if (happening.Kind == NoticeKind.SameChild)
        {
            return await merging.Find(reader, Guid.Parse(happening.Name), cancellationToken) is { } merge && await files.Child(reader.Authority, merge.Kept, cancellationToken) is { } kept
                ? (kept.Called, PeoplePaths.OneMerge(merge.Id))
                : (null, null);
        }
        if (happening.Child is { } child)
        {
            return await restricting.Kept(reader, child, cancellationToken) is not null && await files.Child(reader.Authority, child, cancellationToken) is { } file
                ? (file.Called, $"/restricted/{child}")
                : (null, null);
        }
        return (null, AbsencePaths.All);
    }

    /// <summary>The escalation that the notice told of, while it waits for the reader to take it on.</summary>
    private async Task<string?> Escalation(StaffMember reader, Happening happening, CancellationToken cancellationToken) =>
        happening is { Kind: NoticeKind.Alarm or NoticeKind.Escalation, Case: { } caseId }
        && AccessTable.Allows(reader.Roles, Permission.DoWork)
        && await Glance(reader, caseId, cancellationToken) is { } glance
            ? glance.Derivation.Escalations.FirstOrDefault(open => open.Deadline == happening.Name && open.AcknowledgedBy is null && open.Kind != EscalationKind.Reminder
                && open.To.Any(role => ActingRoles.Acts(reader, glance.State.Snapshot, role)))?.Key
            : null;

    private async Task<CaseGlance?> Glance(StaffMember reader, CaseId caseId, CancellationToken cancellationToken)
    {
        if (!glances.TryGetValue(caseId, out var glance))
        {
            try
            {
                glance = await reading.Glance(reader, caseId, cancellationToken);
            }
            catch (InvalidOperationException)
            {
                // The case cannot be read just now; the notice stands all the same.
                glance = null;
            }
            glances[caseId] = glance;
        }
        return glance;
    }

    private string Deadline(string name, string? definition, AuthorityId authority) =>
        Outline(definition, authority)?.Deadlines.GetValueOrDefault(name)?.Title.In(words.Language) ?? name.Replace('_', ' ');

    private string Role(string name, string? definition, AuthorityId authority) =>
        words.Role(name, definition is null ? null : definitions.Find(authority, definition)?.Definition);

    private DefinitionOutline? Outline(string? definition, AuthorityId authority) =>
        definition is not null && definitions.Find(authority, definition) is { } compiled ? DefinitionOutline.Of(compiled.Definition) : null;

    private string DateWords(LocalDate day) => Engine.Texts.DateWords.Long(day, words.Spoken);
}
