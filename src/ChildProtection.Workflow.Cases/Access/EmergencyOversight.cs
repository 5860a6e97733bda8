using System.Text.Json;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Calendars;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Cases.Access;

/// <summary>
/// Files opened in an emergency, and whether somebody has reviewed each. An open case asks for the review itself, with a deadline and a ladder; of any other the review is
/// kept here, and who is asked follows from how long it has waited: nothing is scheduled, so nothing can be forgotten.
/// </summary>
public sealed class EmergencyOversight(IEmergencyAccesses emergencies, ICaseFiles files, CaseDoor door, ICalendarLibrary calendars, IClock clock)
{
    /// <summary>How far back files opened in an emergency are listed.</summary>
    public static Duration Lists { get; } = Duration.FromDays(90);

    /// <summary>Working days after which a review is late, and the senior manager is asked.</summary>
    public const int ReviewedWithinWorkingDays = 1;

    /// <summary>Working days after which the head of service is asked.</summary>
    public const int HeadAskedAfterWorkingDays = 3;

    /// <summary>The record by which an open case asks for the review, and what of it is read here.</summary>
    private const string List = "emergency_access";
    private const string Until = "until";
    private const string ViewField = "view";
    private const string ReviewedOn = "reviewed_on";

    private static readonly Dictionary<string, EmergencyView> Views = new(StringComparer.Ordinal)
    {
        ["needed"] = EmergencyView.Needed, ["another_way"] = EmergencyView.AnotherWay, ["not_needed"] = EmergencyView.NotNeeded,
    };

    /// <summary>Those of the reader's teams, or of the whole authority for whoever works for it; the newest first. Empty when their roles do not give them that.</summary>
    public async Task<IReadOnlyList<OpenedFile>> Opened(StaffMember reader, CancellationToken cancellationToken)
    {
        if (!AccessTable.Allows(reader, Permission.SeeLooks))
        {
            return [];
        }
        var from = clock.GetCurrentInstant() - Lists;
        var hidden = await door.HiddenFrom(reader, cancellationToken);
        var opened = await emergencies.Since(reader.Authority, from, cancellationToken);
        var heads = (await files.Heads(reader.Authority, [.. opened.Select(one => one.Case).Distinct()], cancellationToken))
            .Where(head => !hidden.Hides(head.Child) && (reader.Teams.Count == 0 || reader.Teams.Contains(head.Team))).ToDictionary(head => head.Case);
        var kept = (await emergencies.Reviews(reader.Authority, from, cancellationToken)).ToDictionary(review => (review.Case, review.Opener, review.OpenedAt));
        var calendar = calendars.Default(reader.Authority);
        var records = new Dictionary<CaseId, IReadOnlyList<RecordRow>>();
        var found = new List<OpenedFile>();
        foreach (var access in opened.Where(one => heads.ContainsKey(one.Case)))
        {
            var head = heads[access.Case];
            if (!records.TryGetValue(access.Case, out var rows))
            {
                records[access.Case] = rows = [.. (await files.Records(reader.Authority, access.Case, cancellationToken)).Where(row => row.List == List)];
            }
            var child = await files.Child(reader.Authority, head.Child, cancellationToken);
            var review = kept.GetValueOrDefault((access.Case, access.User, access.At));
            var own = rows.Select(row => Read(row, access)).FirstOrDefault(row => row is not null);
            found.Add(new OpenedFile(
                access, head.Child, child?.Name ?? "–", head.Team, Late(access, ReviewedWithinWorkingDays, calendar),
                own?.On ?? (review is { } said ? calendar.DateOf(said.By.At) : null), own?.View ?? review?.View, own is not null && own.View is null && !head.Closed));
        }
        return found;
    }

    /// <summary>Of <see cref="Opened"/>, those that this reader is asked to review now: their team's at once, those of the authority when they are late.</summary>
    public async Task<IReadOnlyList<OpenedFile>> Asked(StaffMember reader, CancellationToken cancellationToken)
    {
        if (!AccessTable.Allows(reader, Permission.ReviewEmergencies))
        {
            return [];
        }
        var (now, calendar) = (clock.GetCurrentInstant(), calendars.Default(reader.Authority));
        return [.. (await Opened(reader, cancellationToken)).Where(file => file.View is null && file.Access.User != reader.Id && now > AskedAt(file))];

        Instant AskedAt(OpenedFile file) =>
            reader.Teams.Count > 0 ? file.Access.At - Duration.Epsilon
            : Late(file.Access, reader.Holds("head_of_service") ? HeadAskedAfterWorkingDays : ReviewedWithinWorkingDays, calendar);
    }

    /// <summary>Keeps the review of a file whose case asks for none.</summary>
    public async Task<EmergencyReviewOutcome> Review(
        StaffMember by, CaseId caseId, UserId opener, Instant openedAt, EmergencyView view, string words, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (!AccessTable.Allows(by, Permission.ReviewEmergencies) || by.Id == opener)
        {
            return EmergencyReviewOutcome.NotAllowed;
        }
        var file = (await Opened(by, cancellationToken)).FirstOrDefault(each => each.Access.Case == caseId && each.Access.User == opener && each.Access.At == openedAt);
        if (file is not { View: null, InTheCase: false })
        {
            return EmergencyReviewOutcome.NotFound;
        }
        if (words.Trim().Length > EmergencyAccess.ReasonMax || (view != EmergencyView.Needed && words.Trim().Length < EmergencyAccess.ReasonMin))
        {
            return EmergencyReviewOutcome.WordsNeeded;
        }
        var review = new EmergencyReview(by.Authority, caseId, opener, openedAt, view, words.Trim(), new Signature(by.Id, StoredTime.Floor(clock.GetCurrentInstant())));
        return await emergencies.Review(review, cancellationToken) ? EmergencyReviewOutcome.Done : EmergencyReviewOutcome.NotFound;
    }

    private static Instant Late(EmergencyAccess access, int workingDays, WorkingCalendar calendar)
    {
        var day = calendar.DateOf(access.At);
        for (var counted = 0; counted < workingDays; counted++)
        {
            day = calendar.WorkingDayOnOrAfter(day.PlusDays(1)) ?? day.PlusDays(1);
        }
        return calendar.StartOf(day.PlusDays(1));
    }

    /// <summary>Null: the record is of another time that the file was opened.</summary>
    private static Own? Read(RecordRow row, EmergencyAccess access)
    {
        using var stored = JsonDocument.Parse(row.Fields);
        return Text(Until) is { } until && InstantPattern.ExtendedIso.Parse(until) is { Success: true } end && end.Value == access.Until
            ? new Own(Text(ViewField) is { } view && Views.TryGetValue(view, out var known) ? known : null, Text(ReviewedOn) is { } on ? LocalDatePattern.Iso.Parse(on).Value : null)
            : null;

        string? Text(string field) => stored.RootElement.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    private sealed record Own(EmergencyView? View, LocalDate? On);
}
